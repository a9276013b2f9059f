import { View } from '@tarojs/components';
import type { Delegation } from '@yichuang/contract/delegations/delegation';
import { daysBetween, fromInstant, dateOf } from '@yichuang/contract/calendar';
import { today } from '../clock';
import { a11y } from '../ui/a11y';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Icon } from '../ui/Icon';
import { Tag } from '../ui/Tag';
import { actionsOf, leftText, longDay, mattersOf, NEVER, otherOf, STATES } from './words';

const SAYS = { delegate: '授权我替本人办事', principal: '替我办事' } as const;

export function Who({ shown }: { shown: Delegation }) {
  const { name, tone, icon } = STATES[shown.state];
  const other = otherOf(shown);
  return (
    <Card className="row wrap">
      <View className="badge badge-plum delegation-face" {...a11y({ hidden: true })}>
        {other.slice(0, 1)}
      </View>
      <View className="grow delegation-row-name">
        <View className="title-m">{other}</View>
        <View className="sub">
          {SAYS[shown.role]}
          {shown.kind === 'helper' && '（帮办员）'}
        </View>
      </View>
      <Tag tone={tone} icon={icon}>
        {name}
      </Tag>
    </Card>
  );
}

const Line = ({ isGood, children }: { isGood: boolean; children: string }) => (
  <View className="delegation-line body">
    <Icon name={isGood ? 'check' : 'close'} size={20} className={isGood ? 'green' : 'red'} />
    <View className="grow">{children}</View>
  </View>
);

/** What may be done and what may never be. */
export function Limits({ shown }: { shown: Pick<Delegation, 'taskNames' | 'scope'> }) {
  return (
    <Card className="stack">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        能办什么
      </View>
      <Line isGood>{mattersOf(shown)}</Line>
      <Line isGood>{actionsOf(shown.scope.actions)}</Line>
      <View className="hr" />
      <View className="title-s" {...a11y({ role: 'heading' })}>
        不能办什么
      </View>
      {NEVER.map((words) => (
        <Line key={words} isGood={false}>
          {words}
        </Line>
      ))}
    </Card>
  );
}

export function Term({ shown }: { shown: Delegation }) {
  const { validFrom, validTo, state } = shown;
  const all = daysBetween(validFrom, validTo) + 1;
  const left = Math.min(Math.max(daysBetween(today(), validTo) + 1, 0), all);
  return (
    <Card className="stack-tight">
      <View className="row between wrap">
        <View className="title-s" {...a11y({ role: 'heading' })}>
          期限
        </View>
        {state === 'active' && <View className="sub">{leftText(shown, today())}</View>}
      </View>
      {state === 'active' && (
        <View className="delegation-term" {...a11y({ hidden: true })}>
          <View className="delegation-term-left" style={{ width: `${(left / all) * 100}%` }} />
        </View>
      )}
      <View className="row between wrap sub">
        <View>{validFrom}</View>
        <View>到 {validTo} 自动失效</View>
      </View>
    </Card>
  );
}

const CONSENTS = {
  ownPhone: { title: '本人在自己手机上同意', detail: '核验过身份的账号' },
  counter: { title: '本人当面同意', detail: '在窗口或家里，读过授权内容，有人见证' },
} as const;

function askedWords({ askedBy, role }: Delegation): string {
  if (askedBy === role) return '您提出的，对方 24 小时内回答有效';
  return askedBy === 'principal' ? '本人提出的，等您回答，24 小时内有效' : '对方想替您办，等您回答，24 小时内有效';
}

/** How the principal agreed, how it ended, and that every step is told. */
export function HowAgreed({ shown }: { shown: Delegation }) {
  const { consent, state, endedAt, endReason } = shown;
  const agreed = consent && state !== 'requested' ? CONSENTS[consent] : undefined;
  return (
    <Card isFlush>
      {state === 'requested' && <Cell icon="clock" tone="amber" title="还没有生效" detail={askedWords(shown)} />}
      {agreed && <Cell icon="shield" tone="neutral" title={agreed.title} detail={agreed.detail} />}
      {endedAt !== null && (
        <Cell
          icon="info"
          tone="neutral"
          title={`${longDay(dateOf(fromInstant(endedAt)))}${STATES[state].name}`}
          {...(endReason !== '' && { detail: endReason })}
        />
      )}
      <Cell
        icon="bell"
        tone="neutral"
        title={shown.role === 'delegate' ? '每一步本人都看得到' : '每一步您都看得到'}
        detail={shown.role === 'delegate' ? '本人随时可以撤销' : '在「谁替我办了什么」里；随时可以撤销'}
      />
    </Card>
  );
}
