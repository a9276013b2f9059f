import { addDays, longDate } from '@yichuang/contract/calendar';
import { forecastSentence, type Forecast } from '@yichuang/contract/catalogue/forecast';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { today } from '../clock';
import { a11y } from '../ui/a11y';
import { AsyncView, type Loadable } from '../ui/AsyncView';
import { Chip } from '../ui/Chip';
import { DateInput } from '../ui/date-input';
import { Link } from '../ui/Link';

/** Every day of the way, and why it is that day. */
function Steps({ forecast }: { forecast: Forecast }) {
  return (
    <View className="stack-tight">
      {forecast.steps.map(({ name, date, note }) => (
        <View key={name}>
          <View className="row between wrap">
            <View className="body strong">{name}</View>
            <View className="body">{date === null ? '看情况' : longDate(date)}</View>
          </View>
          {note !== '' && <View className="cap">{note}</View>}
        </View>
      ))}
    </View>
  );
}

/** Of all its days the last; only a year to come has no calendar yet. */
const lastYear = ({ steps }: Forecast) =>
  Math.max(...steps.map(({ date }) => (date === null ? 0 : Number(date.slice(0, 4)))));

function Answer({ forecast }: { forecast: Forecast }) {
  const [isOpen, setOpen] = useState(false);
  const { isOnTheSpot, acceptedBy, latestBy, submitted, receivedOn } = forecast;
  return (
    <>
      <View className="title-m" {...a11y({ live: 'polite' })}>
        {forecastSentence(forecast, today())}
      </View>
      {submitted !== receivedOn && <View className="sub">这天不上班，{longDate(receivedOn)}开始办。</View>}
      {!isOnTheSpot && (
        <View className="sub">
          材料齐了当天受理的话是这样。网上交的最晚 {longDate(acceptedBy)}告诉您受不受理，那天才受理的，最晚{' '}
          {longDate(latestBy)}。
        </View>
      )}
      {forecast.provisional && (
        <View className="box box-amber sub">{lastYear(forecast)} 年的放假安排还没有公布，那一年里的日子可能会变。</View>
      )}
      <Link onPress={() => setOpen(!isOpen)}>{isOpen ? '收起每一步的日子' : '看每一步的日子'}</Link>
      {isOpen && <Steps forecast={forecast} />}
    </>
  );
}

type Props = { query: Loadable<Forecast>; day: string; onDay: (day: string) => void };

/** 「今天交，最晚 12 月 3 日办好」, for today, tomorrow or any other day. */
export function ForecastSection({ query, day, onDay }: Props) {
  const [isOther, setOther] = useState(false);
  const days = [
    { name: '今天交', date: today() },
    { name: '明天交', date: addDays(today(), 1) },
  ];
  const pick = (date: string) => {
    setOther(false);
    onDay(date);
  };
  return (
    <View className="section stack-tight">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        什么时候能办好
      </View>
      <View className="chips" {...a11y({ role: 'radiogroup', label: '哪天交' })}>
        {days.map(({ name, date }) => (
          <Chip key={date} isOn={!isOther && day === date} onPress={() => pick(date)}>
            {name}
          </Chip>
        ))}
        <Chip isOn={isOther} onPress={() => setOther(true)}>
          选一天
        </Chip>
      </View>
      {isOther && <DateInput label="哪天交" value={day} onChange={(date) => date !== '' && onDay(date)} />}
      <AsyncView query={query}>{(forecast) => <Answer forecast={forecast} />}</AsyncView>
    </View>
  );
}
