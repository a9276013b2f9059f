import type { Appointment } from '@yichuang/contract/appointments/appointment';
import { dateOf, fromInstant, longDate, shortTime, timeOf } from '@yichuang/contract/calendar';
import { callPhone } from '../platform';
import { Card } from '../ui/Card';
import { Link } from '../ui/Link';
import { goTo } from './go-to';
import { Line } from './line';
import { span, whatFor } from './words';

/** 「11 月 25 日 周三 8:00」 */
export const momentText = (instant: string): string => {
  const ms = fromInstant(instant);
  return `${longDate(dateOf(ms))} ${shortTime(timeOf(ms))}`;
};

/** What, when, where, what to bring, until when it can be changed. */
export function AppointmentFacts({ appointment }: { appointment: Appointment }) {
  const { hall, date, items, allowed, changeUntil, nameMasked } = appointment;
  const bring = [...new Set(items.flatMap((item) => item.bring))];
  return (
    <Card className="lines">
      <Line name="事项">{whatFor(appointment)}</Line>
      <Line name="办事人">{nameMasked}</Line>
      <Line name="时间">
        {longDate(date)} {span(appointment)}
      </Line>
      <Line name="地点" aside={<Link onPress={() => goTo(hall)}>导航</Link>}>
        {hall.name}
      </Line>
      <Line name="地址">{hall.address}</Line>
      <Line
        name="电话"
        aside={
          <Link label={`拨打 ${hall.phone}`} onPress={() => callPhone(hall.phone)}>
            拨打
          </Link>
        }
      >
        {hall.phone}
      </Line>
      <Line name="要带">{bring.length > 0 ? bring.join('、') : '不用带材料'}</Line>
      {allowed.length > 0 && <Line name="改约">{momentText(changeUntil)} 前可以改约、取消</Line>}
    </Card>
  );
}
