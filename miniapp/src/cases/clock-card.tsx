import { View } from '@tarojs/components';
import type { CaseClock, ClockDay, Segment } from '@yichuang/contract/cases/case';
import { longDate } from '@yichuang/contract/calendar';
import { today } from '../clock';
import { a11y } from '../ui/a11y';
import { Card } from '../ui/Card';
import { Fold } from '../ui/Fold';
import { calendarOf, rangesText, type Cell, type ClockCalendar, type Mark } from './clock-calendar';

const WEEK = ['一', '二', '三', '四', '五', '六', '日'] as const;
const LEGEND: Readonly<Record<Mark, string>> = {
  used: '已用',
  left: '还剩',
  due: '最晚',
  over: '超期',
  paused: '停表不计',
  free: '周末、放假不计',
  outside: '',
};

function Day({ cell: { text, mark, isToday, note } }: { cell: Cell }) {
  return (
    <View className={`clock-day clock-${mark} ${isToday ? 'clock-today' : ''}`}>
      {text}
      {note !== '' && <View className="clock-note">{note}</View>}
    </View>
  );
}

/** One picture to a screen reader: its sentence says the same. */
function Month({ calendar: { weeks, marks, sentence } }: { calendar: ClockCalendar }) {
  return (
    <View {...a11y({ role: 'img', label: sentence })}>
      <View className="clock-grid">
        {WEEK.map((day) => (
          <View key={day} className="clock-weekday">
            {day}
          </View>
        ))}
        {weeks.flat().map((cell) => (
          <Day key={cell.date} cell={cell} />
        ))}
      </View>
      <View className="clock-legend">
        {marks.map((mark) => (
          <View key={mark} className="clock-key">
            <View className={`clock-swatch clock-${mark}`} />
            {LEGEND[mark]}
          </View>
        ))}
        <View className="clock-key">
          <View className="clock-swatch clock-today" />
          今天
        </View>
      </View>
    </View>
  );
}

function Sum({ clock: { limitDays, usedDays, leftDays, unit } }: { clock: CaseClock }) {
  const parts = [
    { number: limitDays, name: unit === '1' ? '规定工作日' : '规定天数' },
    { number: usedDays, name: '已经用了' },
    { number: Math.abs(leftDays), name: leftDays < 0 ? '超过' : '还剩' },
  ];
  return (
    <View className="clock-sum" {...a11y({ hidden: true })}>
      {parts.map(({ number, name }, at) => (
        <View key={name} className="clock-part">
          <View className="title-m">
            {at > 0 && <View className="clock-sign">{at === 1 ? '−' : '='}</View>}
            {number}
          </View>
          <View className="cap ink-700">{name}</View>
        </View>
      ))}
    </View>
  );
}

type Props = { clock: CaseClock; days: readonly ClockDay[]; segments: readonly Segment[] };

/** What is said of the pauses and by which law, each once. */
function Why({ clock, days, segments }: Props) {
  const paused = rangesText(days.filter(({ isPaused, date }) => isPaused && date <= today()).map(({ date }) => date));
  const own = segments.filter((one) => one.clock === clock.clock);
  const lines = [...new Set(own.map(({ reason, legalBasis }) => `${reason}。依据：${legalBasis}。`))];
  return (
    <Fold title={paused === '' ? '这些天是怎么算的' : `为什么 ${paused}不算`}>
      <View className="sub ink-700">{clock.explanation}</View>
      {lines.map((line) => (
        <View key={line} className="sub">
          {line}
        </View>
      ))}
      {clock.provisional && <View className="sub">明年的放假安排还没有公布，日子可能往后挪。</View>}
    </Fold>
  );
}

type Left = { before: string; number: number; after: string };

/** Days where there are any to count, else what there is to say. */
function heading({ state, leftDays, limitDays, unit }: CaseClock): Left | string {
  if (state === 'paused') return '现在停表，不计时';
  if (limitDays === 0 && leftDays >= 0) return '当天办结';
  const days = unit === '1' ? '个工作日' : '天';
  return leftDays < 0
    ? { before: '超过', number: -leftDays, after: days }
    : { before: '还剩', number: leftDays, after: days };
}

/** 「为什么还剩 6 天」: the sum, the days on a calendar, and the law behind them. */
export function ClockCard(props: Props) {
  const { clock, days } = props;
  const calendar = calendarOf(clock, days, today());
  const left = heading(clock);
  return (
    <Card className="stack-tight">
      <View className="sub">{clock.title}</View>
      <View className="clock-head" {...a11y({ role: 'heading' })}>
        {typeof left === 'string' ? (
          <View className="title-m">{left}</View>
        ) : (
          <View className="body">
            {left.before} <View className="clock-number">{left.number}</View> {left.after}
          </View>
        )}
        {clock.dueDate !== null && <View className="sub ink-700">最晚 {longDate(clock.dueDate)}</View>}
      </View>
      {calendar && <Month calendar={calendar} />}
      {clock.limitDays > 0 && <Sum clock={clock} />}
      <Why {...props} />
    </Card>
  );
}
