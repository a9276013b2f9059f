import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { leaveActing } from '../api/acting';
import { failureText } from '../api/failure';
import { back } from '../paths';
import { callPhone, toast } from '../platform';
import { useHotline } from '../site/site';
import { a11y, pressable } from './a11y';
import { Button } from './Button';
import { Card } from './Card';
import { Icon } from './Icon';
import type { IconName } from './icon-name';

type NoticeProps = {
  icon: IconName;
  tone: 'red' | 'amber' | 'neutral';
  title: string;
  detail: ReactNode;
  children?: ReactNode;
};

function Notice({ icon, tone, title, detail, children }: NoticeProps) {
  return (
    <Card className="stack">
      <View className="state">
        <View className={`badge badge-${tone}`}>
          <Icon name={icon} />
        </View>
        <View className="grow">
          <View className="body strong">{title}</View>
          <View className="sub">{detail}</View>
        </View>
      </View>
      {children}
    </Card>
  );
}

/** Calls the site's service line; there from the first trouble on. */
export function CallButton({ size = 'small' }: { size?: 'small' | 'normal' | 'big' }) {
  const hotline = useHotline();
  return (
    <Button kind="s" size={size} icon="phone" label={`打电话 ${hotline}`} onPress={() => callPhone(hotline)}>
      打电话 {hotline}
    </Button>
  );
}

/** Why it is empty, and one thing to do. */
export function Empty({ title, detail, children }: { title: string; detail: ReactNode; children?: ReactNode }) {
  return (
    <Notice icon="inbox" tone="neutral" title={title} detail={detail}>
      {children}
    </Notice>
  );
}

export function Slow() {
  return (
    <Notice icon="clock" tone="amber" title="网络慢，再等等" detail="急事可以直接打电话。">
      <View className="action-row">
        <CallButton />
      </View>
    </Notice>
  );
}

export function Offline() {
  return (
    <Notice icon="offline" tone="amber" title="没有网络" detail="连上网后，这里会自己出现。您填的内容都还在。">
      <View className="action-row">
        <CallButton />
      </View>
    </Notice>
  );
}

/** What the delegation does not hold is open to the person themselves, outside of it. */
export const LeaveActing = () => (
  <Button kind="g" size="small" onPress={() => void leaveActing('left')}>
    退出代办
  </Button>
);

/** What happened, that nothing is lost, what to do next; then the line to read out on the phone. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, detail, code, traceId } = failureText(error);
  const isOutOfScope = code === 'OUT_OF_SCOPE';
  // asking again for what is not there finds nothing either
  const isGone = code === 'NOT_FOUND';
  const line = traceId ? `${code} ${traceId}` : code;
  const copy = () => void Taro.setClipboardData({ data: line }).then(() => toast('已复制'));
  return (
    <View {...a11y({ role: 'alert' })}>
      <Notice icon="warn" tone="red" title={title} detail={isGone ? `${detail}。` : `您填的内容没有丢。${detail}。`}>
        <View className="action-row wrap">
          {isOutOfScope ? <LeaveActing /> : <CallButton />}
          {isGone ? (
            <Button size="small" className="grow" onPress={back}>
              返回
            </Button>
          ) : (
            onRetry && (
              <Button size="small" className="grow" onPress={onRetry}>
                再试一次
              </Button>
            )
          )}
        </View>
        <View className="trace" {...pressable(copy, { label: `复制错误编号 ${line}` })}>
          错误编号 {line}
        </View>
      </Notice>
    </View>
  );
}
