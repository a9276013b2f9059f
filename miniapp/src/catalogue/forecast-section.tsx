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
    <View className="stack-half">
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

const yearOf = (date: string) => Number(date.slice(0, 4));

/** A date that no line cuts in two. */
const Day = ({ date }: { date: string }) => <View className="whole">{longDate(date)}</View>;

/** Only a year to come may have no calendar yet; said beside the days that lie in it, and nowhere else. */
function Provisional({ year }: { year: number }) {
  return <View className="box box-amber body">{year} 年的放假安排还没有公布，那一年里的日子可能会变。</View>;
}

function Answer({ forecast }: { forecast: Forecast }) {
  const [isOpen, setOpen] = useState(false);
  const { isOnTheSpot, acceptedBy, latestBy, submitted, receivedOn, provisional, steps } = forecast;
  const shown = isOpen ? steps.map(({ date }) => date ?? '') : [latestBy];
  const lastYear = Math.max(...shown.map(yearOf));
  return (
    <>
      <View className="title-m" {...a11y({ live: 'polite' })}>
        {forecastSentence(forecast, today())}
      </View>
      {submitted !== receivedOn && <View className="sub">这天不上班，{longDate(receivedOn)}开始办。</View>}
      {!isOnTheSpot && (
        <View className="sub">
          这是材料齐了、当天受理的日子。网上交的，最晚 <Day date={acceptedBy} />
          告诉您受不受理；那天才受理，就最晚 <Day date={latestBy} />
          办好。
        </View>
      )}
      <Link onPress={() => setOpen(!isOpen)}>{isOpen ? '收起每一步的日子' : '看每一步的日子'}</Link>
      {isOpen && <Steps forecast={forecast} />}
      {provisional && lastYear > yearOf(today()) && <Provisional year={lastYear} />}
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
    <View className="section stack-half">
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
