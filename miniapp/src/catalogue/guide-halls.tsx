import type { HallSummary } from '@yichuang/contract/catalogue/hall';
import type { Item } from '@yichuang/contract/catalogue/item';
import { View } from '@tarojs/components';
import { goTo } from '../appointments/go-to';
import { OpenTag, QueueLine } from '../appointments/hall-row';
import { useNear } from '../appointments/near';
import { distanceText, hoursText } from '../appointments/words';
import { open, paths } from '../paths';
import { callPhone } from '../platform';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Link } from '../ui/Link';
import { useHalls } from './api';

const SHOWN = 3;
const LOCATE = { unasked: '离我近的排前面', asking: '正在找您的位置…', denied: '没有拿到位置', known: '' } as const;

function HallCard({ hall }: { hall: HallSummary }) {
  return (
    <View className="cell guide-hall">
      <View className="grow stack-tight">
        <View className="row wrap hall-name">
          <View className="body strong">{hall.name}</View>
          <OpenTag hallId={hall.id} />
        </View>
        <View className="sub">
          {hall.address}
          {hall.distance !== undefined && `，离您 ${distanceText(hall.distance)}`}
        </View>
        <View className="sub">工作日 {hoursText(hall.hours)}</View>
        <QueueLine hallId={hall.id} />
        <View className="guide-hall-ways">
          <Link label={`去${hall.name}`} onPress={() => goTo(hall)}>
            去这里
          </Link>
          <Link label={`看大厅，${hall.name}`} onPress={() => open(paths.hall(hall.id))}>
            看大厅
          </Link>
          <Link label={`打电话给${hall.name}，${hall.phone}`} onPress={() => callPhone(hall.phone)}>
            打电话
          </Link>
        </View>
      </View>
    </View>
  );
}

/** Where it is taken, how busy it is there now, and how to get there. */
export function GuideHalls({ item, isElder }: { item: Item; isElder: boolean }) {
  const { near, text, locate } = useNear();
  const query = useHalls({
    taskCode: item.taskCode,
    limit: isElder ? 1 : SHOWN,
    ...(text !== undefined && { near: text }),
  });
  const hint = LOCATE[near.state];
  return (
    <View className="section">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        到哪里办，几点去
      </View>
      {item.transactAddr !== '' && <View className="body">{item.transactAddr}</View>}
      {item.transactTime !== '' && <View className="body">{item.transactTime}</View>}
      <AsyncView
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<View className="body">大厅不受理这件事，请按上面说的办，或打电话问。</View>}
      >
        {({ items }) => (
          <>
            {items.map((hall) => (
              <HallCard key={hall.id} hall={hall} />
            ))}
          </>
        )}
      </AsyncView>
      <View className="guide-hall-ways">
        {hint !== '' && <Link onPress={locate}>{hint}</Link>}
        {item.isSchedule === '1' && (
          <Link hasArrow onPress={() => open(paths.chooseHall([item.taskCode]))}>
            看全部大厅
          </Link>
        )}
      </View>
    </View>
  );
}
