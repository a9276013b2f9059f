import type { HallQueue } from '@yichuang/contract/appointments/appointment';
import type { Hall } from '@yichuang/contract/catalogue/hall';
import { fromInstant, shortTime, timeOf } from '@yichuang/contract/calendar';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useHall } from '../catalogue/api';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { open, paths } from '../paths';
import { callPhone } from '../platform';
import { useHallQueue } from '../tabs/api';
import { ActionBar } from '../ui/ActionBar';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import './appointments.scss';
import { HallFacts } from './hall-facts';
import { Line } from './line';
import { minutesText } from './words';

type Busy = HallQueue['windows'][number];
const WINDOW_WORDS = { open: '等着叫号', serving: '正在办', paused: '暂停', closed: '没有开' } as const;
const wordsOf = ({ state, current }: Busy) => (current === null ? WINDOW_WORDS[state] : `正在办 ${current}`);

const crowdText = ({ waiting, estimatedMinutes }: HallQueue): string =>
  waiting === 0 ? '现在不用等' : `${waiting} 人在等，${minutesText(estimatedMinutes)}`;

/** How it goes at the windows this minute: numbers, no names. */
function Crowd({ hallId }: { hallId: string }) {
  const query = useHallQueue(hallId);
  return (
    <Card className="stack-tight">
      <View className="sub">现在的排队</View>
      <AsyncView query={query} skeleton={<Skeleton rows={2} />}>
        {(queue) => (
          <>
            <View className="title-l" {...a11y({ role: 'heading', live: 'polite' })}>
              {crowdText(queue)}
            </View>
            <View className="lines">
              {queue.windows
                .filter(({ state }) => state !== 'closed')
                .map((one) => (
                  <Line key={one.windowId} name={`${one.number} 号`}>
                    {wordsOf(one)}
                  </Line>
                ))}
            </View>
            <View className="cap">
              开着 {queue.openWindows} 个窗口，{shortTime(timeOf(fromInstant(queue.at)))} 的情况，半分钟更新一次。
            </View>
          </>
        )}
      </AsyncView>
    </Card>
  );
}

function Body({ hall }: { hall: Hall }) {
  return (
    <>
      <View className="row row-top between">
        <View className="title-l grow" {...a11y({ role: 'heading' })}>
          {hall.name}
        </View>
        <Tag tone={hall.open.isOpen ? 'green' : 'neutral'}>{hall.open.isOpen ? '正在办公' : '没在办公'}</Tag>
      </View>
      <Crowd hallId={hall.id} />
      <Card>
        <HallFacts hall={hall} />
      </Card>
    </>
  );
}

/** A hall: how busy it is now, when and where it is, what is inside. */
export default function HallPage() {
  const { id = '' } = useRouter().params;
  const isElder = useElder((state) => state.isElder);
  const query = useHall(id);
  const hall = query.data;
  const bar = isElder ? (
    <ElderPhoneBar />
  ) : (
    hall && (
      <ActionBar>
        <Button kind="s" icon="phone" label={`打电话 ${hall.phone}`} onPress={() => callPhone(hall.phone)}>
          打电话
        </Button>
        <Button onPress={() => open(paths.chooseMatter(hall.id))}>选事项去预约</Button>
      </ActionBar>
    )
  );
  return (
    <PageShell title="办事大厅" bar={bar}>
      <AsyncView query={query} skeleton={<Skeleton rows={4} />}>
        {(found) => <Body hall={found} />}
      </AsyncView>
    </PageShell>
  );
}
