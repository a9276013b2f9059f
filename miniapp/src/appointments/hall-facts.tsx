import type { HallSummary, HallWindow } from '@yichuang/contract/catalogue/hall';
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useHall } from '../catalogue/api';
import { sorted } from '../sorted';
import { AsyncView } from '../ui/AsyncView';
import { Link } from '../ui/Link';
import { goTo } from './go-to';
import { Line } from './line';
import { hoursText } from './words';

/** 「1–3、5」: numbers that follow each other are told by their first and last. */
function inRuns(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of sorted(numbers, (a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join('、'))).join('、');
}

/** 「社会民生综合窗口 1–3 号」: windows of one name together. */
function windowGroups(windows: readonly Pick<HallWindow, 'number' | 'name'>[]): string[] {
  const names = [...new Set(windows.map(({ name }) => name))];
  const numbers = (name: string) => windows.filter((one) => one.name === name).map(({ number }) => number);
  return names.map((name) => `${name} ${inRuns(numbers(name))} 号`);
}

function Inside({ hallId }: { hallId: string }) {
  const query = useHall(hallId);
  return (
    <AsyncView query={query}>
      {({ windows, open: now, facilities }) => (
        <>
          <Line name="现在">{now.text}</Line>
          <Line name="窗口">
            {windowGroups(windows).map((group) => (
              <View key={group}>{group}</View>
            ))}
          </Line>
          {facilities.length > 0 && <Line name="设施">{facilities.join('、')}</Line>}
        </>
      )}
    </AsyncView>
  );
}

/** One hall: when, where and how to get there, what is inside; `children` are more lines in between. */
export function HallFacts({ hall, children }: { hall: HallSummary; children?: ReactNode }) {
  return (
    <View className="lines">
      <Line name="时间">工作日 {hoursText(hall.hours)}</Line>
      <Line
        name="地址"
        aside={
          <Link label={`去这里，${hall.name}`} onPress={() => goTo(hall)}>
            去这里
          </Link>
        }
      >
        {hall.address}
      </Line>
      {children}
      <Inside hallId={hall.id} />
    </View>
  );
}
