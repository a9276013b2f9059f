import type { HallSummary, HallWindow } from '@yichuang/contract/catalogue/hall';
import { View } from '@tarojs/components';
import { useHall } from '../catalogue/api';
import { open, paths } from '../paths';
import { callPhone } from '../platform';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Link } from '../ui/Link';
import { Sheet } from '../ui/Sheet';
import { QueueLine } from './hall-row';
import { goTo } from './go-to';
import { Line } from './line';
import { hoursText } from './words';

/** 「社会民生综合窗口 1、2、3 号」: windows of one name together. */
export function windowGroups(windows: readonly Pick<HallWindow, 'number' | 'name'>[]): string[] {
  const names = [...new Set(windows.map(({ name }) => name))];
  const numbers = (name: string) => windows.filter((one) => one.name === name).map(({ number }) => number);
  return names.map((name) => `${name} ${numbers(name).join('、')} 号`);
}

function Windows({ hallId }: { hallId: string }) {
  const query = useHall(hallId);
  return (
    <AsyncView query={query}>
      {({ windows, open: now, facilities }) => (
        <>
          <Line name="现在">{now.text}</Line>
          <Line name="窗口">
            {windowGroups(windows).map((group) => (
              <View key={group}>{group}</View>
            ))}
          </Line>
          {facilities.length > 0 && <Line name="设施">{facilities.join('、')}</Line>}
        </>
      )}
    </AsyncView>
  );
}

type Props = { hall: HallSummary | undefined; onClose: () => void };

/** One hall: when, where, how to call it, how busy it is. A booking begins with the matter, so the button leads there. */
export function HallSheet({ hall, onClose }: Props) {
  if (!hall) return null;
  return (
    <Sheet isOpen title={hall.name} onClose={onClose}>
      <View className="stack">
        <View className="lines">
          <Line name="时间">{hoursText(hall.hours)}</Line>
          <Line name="地址" aside={<Link onPress={() => goTo(hall)}>去这里</Link>}>
            {hall.address}
          </Line>
          <Line name="排队">
            <QueueLine hallId={hall.id} />
          </Line>
          <Windows hallId={hall.id} />
        </View>
        <View className="action-row">
          <Button kind="s" icon="phone" label={`打电话 ${hall.phone}`} onPress={() => callPhone(hall.phone)}>
            打电话
          </Button>
          <Button onPress={() => open(paths.matters())}>选事项去预约</Button>
        </View>
      </View>
    </Sheet>
  );
}
