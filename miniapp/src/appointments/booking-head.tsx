import type { Hall } from '@yichuang/contract/catalogue/hall';
import { View } from '@tarojs/components';
import { useItem } from '../catalogue/api';
import { useKeptList } from '../catalogue/kept-choices';
import { useUser } from '../identity/use-user';
import { backTo, paths } from '../paths';
import { Card } from '../ui/Card';
import { Link } from '../ui/Link';
import { hoursText } from './words';

/** A matter by its name, and what this person brings for it where they said how things are with them. */
export function ItemName({ taskCode }: { taskCode: string }) {
  const { data } = useItem(taskCode);
  const list = useKeptList(taskCode);
  return (
    <>
      <View className="body strong">{data?.taskName ?? '…'}</View>
      {list && <View className="sub">您要带的：{list.bring.length > 0 ? list.bring.join('、') : '什么都不用带'}</View>}
    </>
  );
}

type Props = { hall: Hall | undefined; taskCodes: readonly string[]; isMove: boolean };

/** For what, for whom and where. */
export function BookingHead({ hall, taskCodes, isMove }: Props) {
  const { user } = useUser();
  return (
    <Card isFlush>
      <View className="cell">
        <View className="grow">
          {taskCodes.map((taskCode) => (
            <ItemName key={taskCode} taskCode={taskCode} />
          ))}
          {user && (
            <View className="sub">{isMove ? `给 ${user.nameMasked} 改约` : `为本人 ${user.nameMasked} 预约`}</View>
          )}
        </View>
      </View>
      {hall && (
        <View className="cell">
          <View className="grow">
            <View className="body strong">{hall.name}</View>
            <View className="sub">{hoursText(hall.hours)}</View>
          </View>
          {!isMove && <Link onPress={() => backTo(paths.chooseHall(taskCodes))}>换地方</Link>}
        </View>
      )}
    </Card>
  );
}
