import type { CheckedIn } from '@yichuang/contract/appointments/staff-contract';
import { View } from '@tarojs/components';
import { Line } from '../appointments/line';
import type { ReactNode } from 'react';
import { a11y } from '../ui/a11y';
import { Card } from '../ui/Card';
import { Icon } from '../ui/Icon';
import type { Verdict } from './verdict';

function Person({ checked }: { checked: CheckedIn }) {
  const { nameMasked, idTail, taskNames, time } = checked;
  return (
    <Card className="lines">
      <Line name="姓名">{nameMasked}</Line>
      <Line name="尾号">{idTail}</Line>
      <Line name="事项">{taskNames.join('、')}</Line>
      <Line name="时间">{time}</Line>
    </Card>
  );
}

type Props = { verdict: Verdict; /** Facts, before what to say. */ children?: ReactNode; footer?: ReactNode };

/** One look from a metre away: colour, shape and words; then only what is needed to compare the person. */
export function VerdictScreen({ verdict, children, footer }: Props) {
  const { tone, icon, title, detail, checked, say } = verdict;
  return (
    <View className="verdict-screen" {...a11y({ role: 'alert' })}>
      <View className={`verdict verdict-${tone}`}>
        <Icon name={icon} size={88} />
        <View className={checked ? 'verdict-number' : 'verdict-title'}>{title}</View>
        <View className="verdict-detail">{detail}</View>
      </View>
      <View className={`verdict-edge verdict-edge-${tone}`} />
      <View className="verdict-below">
        {checked && <Person checked={checked} />}
        {children}
        {say && (
          <Card className="stack-tight">
            <View className="title-s">请这样跟办事人说</View>
            <View className="body ink-700">{say}</View>
          </Card>
        )}
        {checked && <View className="sub">请跟本人核对姓名和证件尾号。</View>}
        {footer}
      </View>
    </View>
  );
}
