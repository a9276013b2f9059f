import type { HallSummary } from '@yichuang/contract/catalogue/hall';
import { View } from '@tarojs/components';
import { open, paths } from '../paths';
import { callPhone } from '../platform';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { HallFacts } from './hall-facts';
import { QueueLine } from './hall-row';
import { Line } from './line';

type Props = { hall: HallSummary | undefined; onClose: () => void };

/** One hall at a glance, and the way to a booking there. */
export function HallSheet({ hall, onClose }: Props) {
  if (!hall) return null;
  return (
    <Sheet isOpen title={hall.name} onClose={onClose}>
      <View className="stack">
        <HallFacts hall={hall}>
          <Line name="排队">
            <QueueLine hallId={hall.id} />
          </Line>
        </HallFacts>
        <View className="action-row">
          <Button kind="s" icon="phone" label={`打电话 ${hall.phone}`} onPress={() => callPhone(hall.phone)}>
            打电话
          </Button>
          <Button onPress={() => open(paths.chooseMatter(hall.id))}>选事项去预约</Button>
        </View>
      </View>
    </Sheet>
  );
}
