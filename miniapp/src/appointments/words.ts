import type { Appointment } from '@yichuang/contract/appointments/appointment';
import type { HallSummary } from '@yichuang/contract/catalogue/hall';
import { halfDay, longDate, nearDate, shortTime } from '@yichuang/contract/calendar';
import { today } from '../clock';

type Stretch = { start: string; end: string };

/** 「10:00–10:30」 */
export const span = ({ start, end }: Stretch): string => `${shortTime(start)}–${shortTime(end)}`;

/** 「9:00–12:00，14:00–17:00」 */
export const hoursText = (hours: readonly Stretch[]): string => hours.map(span).join('，');

export const whatFor = ({ items }: Pick<Appointment, 'items'>): string =>
  items.map(({ taskName }) => taskName).join('、');

/** 「上午 10 点」, 「下午 2 点半」 */
export function spokenTime(time: string): string {
  const [hour = '0', minute = '00'] = shortTime(time).split(':');
  const twelve = Number(hour) > 12 ? Number(hour) - 12 : Number(hour);
  const rest = minute === '00' ? '' : minute === '30' ? '半' : ` ${minute} 分`;
  return `${halfDay(time)} ${twelve} 点${rest}`;
}

/** 「后天，11 月 25 日 周三」; only the date from three days on. */
export function dayText(date: string): string {
  const near = nearDate(date, today());
  const long = longDate(date);
  return near === long ? long : `${near}，${long}`;
}

/** 「300 米」, 「1.2 公里」 */
export const distanceText = (metres: number): string =>
  metres < 1000 ? `${Math.max(10, Math.round(metres / 10) * 10)} 米` : `${(metres / 1000).toFixed(1)} 公里`;

/** 「约 12 分钟」, 「约 1 小时 10 分」 */
export function minutesText(minutes: number): string {
  if (minutes <= 60) return `约 ${minutes} 分钟`;
  const rest = minutes % 60;
  return `约 ${Math.floor(minutes / 60)} 小时${rest === 0 ? '' : ` ${rest} 分`}`;
}

/** 「4 分 52 秒」 */
export function secondsText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} 秒` : `${minutes} 分 ${seconds % 60} 秒`;
}

const LEVELS = { city: '市级', county: '区级', town: '镇', village: '村' } as const;
export const levelText = (level: HallSummary['level']): string => LEVELS[level];

/** `123456` → `123 456` */
export const grouped = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ');
