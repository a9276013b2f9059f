import { View } from '@tarojs/components';
import type { getReviewSummary } from '@yichuang/contract/reviews/contract';
import { isBad, LEVEL_NAMES } from '@yichuang/contract/reviews/review';
import type { Reply } from '@yichuang/contract/route';
import type { ReactNode } from 'react';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useElder } from '../elder/elder';
import { useSite } from '../site/site';
import { SiteNeeded } from '../site/SiteNeeded';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Card } from '../ui/Card';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { BarRow } from './bar-row';
import { useReviewSummary } from './review-api';
import './reviews.scss';
import { LEVELS } from './faces';

type Summary = Reply<typeof getReviewSummary>;

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
/** 0.976 → 「97.6%」 */
const percent = (share: number | null): string => (share === null ? '还没有' : `${Number((share * 100).toFixed(1))}%`);

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card className="stack">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        {title}
      </View>
      {children}
    </Card>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <View className="score">
      <View className="title-l">{value}</View>
      <View className="sub">{name}</View>
    </View>
  );
}

function Levels({ total, levels }: Summary) {
  return (
    <Section title="各等级有多少">
      {LEVELS.map((level) => {
        const count = levels.find((one) => one.level === level)?.count ?? 0;
        return (
          <BarRow
            key={level}
            name={LEVEL_NAMES[level]}
            value={`${count} 条，占 ${percent(shareOf(count, total))}`}
            share={shareOf(count, total)}
            isBad={isBad(level)}
          />
        );
      })}
    </Section>
  );
}

function Orders({ orders: { total, closed, onTimeRate, medianDays } }: Summary) {
  return (
    <Section title="差评改了没有">
      <View className="scores">
        <Figure name="差评件数" value={`${total}`} />
        <Figure name="已经办结" value={`${closed}`} />
        <Figure name="按时办结" value={percent(onTimeRate)} />
        <Figure name="办结用时的中位数" value={medianDays === null ? '还没有' : `${medianDays} 天`} />
      </View>
    </Section>
  );
}

function Months({ months }: Summary) {
  const most = Math.max(1, ...months.map(({ total }) => total));
  return (
    <Section title="最近 12 个月">
      {months.map(({ month, total, good }) => (
        <BarRow
          key={month}
          name={`${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`}
          value={total === 0 ? '没有评价' : `${total} 条，好评 ${percent(good / total)}`}
          share={total / most}
        />
      ))}
    </Section>
  );
}

function TopIndicators({ topIndicators }: Summary) {
  const most = topIndicators[0]?.count ?? 1;
  if (topIndicators.length === 0) return null;
  return (
    <Section title="大家说得最多的">
      {topIndicators.map(({ code, text, level, count }) => (
        <BarRow key={code} name={text} value={`${count} 次`} share={count / most} isBad={isBad(level)} />
      ))}
    </Section>
  );
}

function Numbers({ summary }: { summary: Summary }) {
  const { site } = useSite();
  return (
    <>
      <Card className="stack-tight">
        <View className="sub">{site?.name}，全部评价</View>
        <View className="scores">
          <Figure name="一共评了" value={`${summary.total} 条`} />
          <Figure name="好评率（基本满意以上）" value={percent(summary.goodRate)} />
        </View>
      </Card>
      <Levels {...summary} />
      <Orders {...summary} />
      <Months {...summary} />
      <TopIndicators {...summary} />
    </>
  );
}

/** 好差评公开: what people said and what became of the bad reviews, in numbers that anybody may read. */
export default function ReviewSummary() {
  const isElder = useElder((state) => state.isElder);
  const query = useReviewSummary();
  return (
    <PageShell title="好差评公开" bar={isElder && <ElderPhoneBar />}>
      <SiteNeeded>
        <AsyncView
          query={query}
          skeleton={<Skeleton rows={4} />}
          isEmpty={({ total }) => total === 0}
          empty={<Empty title="还没有评价" detail="办完事，可以在办件进度里评一次。" />}
        >
          {(summary) => <Numbers summary={summary} />}
        </AsyncView>
      </SiteNeeded>
    </PageShell>
  );
}
