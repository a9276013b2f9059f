import { View } from '@tarojs/components';
import { useHall, useHalls } from '../catalogue/api';
import { open, paths } from '../paths';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/Icon';
import { Link } from '../ui/Link';
import { mayBook, useHallQueue, useNextAppointment } from './api';
import { useUser } from '../identity/use-user';

/** The hall of the next appointment, or the site's own: open or not, and how many wait. */
function useHomeHall() {
  const { user } = useUser();
  const next = useNextAppointment();
  const halls = useHalls();
  const booked = mayBook(user) ? next.data?.hall.id : undefined;
  return useHall(booked ?? halls.data?.items[0]?.id);
}

/** Where the queue cannot be asked, only that line says so: booking goes on. */
export function HomeHall() {
  const { data: hall } = useHomeHall();
  const queue = useHallQueue(hall?.id);
  if (!hall) return null;
  const waiting = queue.data
    ? queue.data.waiting === 0
      ? '现在不用等'
      : `${queue.data.waiting} 人在等，约 ${queue.data.estimatedMinutes} 分钟`
    : queue.isError && '排队人数暂时查不到，预约不受影响';
  const openState = <View className={hall.open.isOpen ? 'green inline' : 'inline'}>{hall.open.text}</View>;
  return (
    <Card isFlush>
      <View className="cell">
        <View className="badge badge-neutral">
          <Icon name="hall" />
        </View>
        <View className="grow">
          <View className="body strong">{hall.name}</View>
          <View className="cap">
            <Facts facts={hall.open.isOpen && waiting ? [openState, waiting] : [openState]} />
          </View>
        </View>
        <Link onPress={() => open(paths.chooseMatter(hall.id))}>去预约</Link>
      </View>
    </Card>
  );
}
