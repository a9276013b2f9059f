import { View } from '@tarojs/components';
import { INDICATORS } from '@yichuang/contract/reviews/indicators';
import { isBad, type ReviewLevel } from '@yichuang/contract/reviews/review';
import { useState } from 'react';
import { a11y } from '../ui/a11y';
import { Card } from '../ui/Card';
import { Chip } from '../ui/Chip';
import { Icon } from '../ui/Icon';
import { Link } from '../ui/Link';
import { LongField } from '../ui/LongField';
import { Faces } from './faces';
import './reviews.scss';
import type { ReviewForm } from './use-review-form';

const FIRST = 6;

function questionOf(level: ReviewLevel): { title: string; hint: string } {
  if (isBad(level)) return { title: '哪里没做好？', hint: '至少选一项，或写一句' };
  return { title: level === 3 ? '是哪些方面？' : '哪里做得好？', hint: '可以不选' };
}

function Indicators({ level, form }: { level: ReviewLevel; form: ReviewForm }) {
  const [isWhole, setWhole] = useState(false);
  const all = INDICATORS.filter((one) => one.level === level);
  const shown = isWhole ? all : all.slice(0, FIRST);
  const { title, hint } = questionOf(level);
  return (
    <>
      <View className="hr" />
      <View className="row wrap">
        <View className="body strong" {...a11y({ role: 'heading', level: 3 })}>
          {title}
        </View>
        <View className="sub">{hint}</View>
      </View>
      <View className="chips indicators">
        {shown.map(({ code, text }) => (
          <Chip key={code} role="checkbox" isOn={form.indicators.includes(code)} onPress={() => form.toggle(code)}>
            {text}
          </Chip>
        ))}
        {!isWhole && <Link onPress={() => setWhole(true)}>还有 {all.length - FIRST} 项</Link>}
      </View>
    </>
  );
}

/** 五个表情, then the indicators of the chosen level and a field for one's own words. */
export function ReviewFields({ form }: { form: ReviewForm }) {
  const { level, problem } = form;
  return (
    <Card className="stack">
      <View className="title-m" {...a11y({ role: 'heading' })}>
        这次办事，您满意吗？
      </View>
      <Faces label="您满意吗" level={level} onChoose={form.choose} />
      {level !== undefined && (
        <>
          {/* another level begins folded */}
          <Indicators key={level} level={level} form={form} />
          <LongField label="想补充的话" placeholder="写在这里（选填）" value={form.text} onChange={form.write} />
        </>
      )}
      {problem !== undefined && (
        <View className="field-error" {...a11y({ role: 'alert' })}>
          <Icon name="warn" size={20} />
          <View className="grow">{problem}</View>
        </View>
      )}
    </Card>
  );
}

/** Who will not see it, and what follows. */
export function VeilNote({ children }: { children: string }) {
  return (
    <View className="note">
      <View className="icon icon-20 icon-veil green" {...a11y({ hidden: true })} />
      <View className="grow">{children}</View>
    </View>
  );
}
