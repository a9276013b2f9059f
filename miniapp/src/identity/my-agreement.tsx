import { dateOf, fromInstant, longDate } from '@yichuang/contract/calendar';
import type { Consent } from '@yichuang/contract/identity/privacy-contract';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { toast } from '../platform';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Failure } from '../ui/Notices';
import { Sheet } from '../ui/Sheet';
import { useAgree, useConsents, useExport, useLeave, useTakeBack } from './privacy-api';

function words({ agreed, isCurrent }: Consent): string {
  if (!agreed) return '您还没有同意隐私说明。';
  const day = longDate(dateOf(fromInstant(agreed.at)));
  return isCurrent ? `您在 ${day} 同意了现在这一版。` : `您在 ${day} 同意的是旧的一版，现在有更新。`;
}

function Standing({ consent, onTakeBack }: { consent: Consent; onTakeBack: () => void }) {
  const agree = useAgree();
  return (
    <>
      <View className="body">{words(consent)}</View>
      {agree.isError && <Failure error={agree.error} />}
      <View className="action-row wrap">
        {!consent.isCurrent && (
          <Button size="small" busy={agree.isPending && '正在保存…'} onPress={() => agree.mutate()}>
            同意现在这一版
          </Button>
        )}
        {consent.agreed && (
          <Button kind="g" size="small" onPress={onTakeBack}>
            撤回同意
          </Button>
        )}
      </View>
    </>
  );
}

/** What was agreed to and how to take it back; a copy of what is kept; leaving for good. The questions are {@link PrivacyQuestion}'s. */
export function MyAgreement({ onAsk }: { onAsk: (question: Question) => void }) {
  const consents = useConsents();
  const copy = useExport();
  return (
    <Card className="stack">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        您同意过的
      </View>
      <AsyncView query={consents}>
        {({ items }) =>
          items.map((consent) => (
            <Standing key={consent.document} consent={consent} onTakeBack={() => onAsk('takeBack')} />
          ))
        }
      </AsyncView>
      {copy.isError && <Failure error={copy.error} />}
      <View className="action-row wrap">
        <Button
          kind="s"
          size="small"
          icon="file"
          busy={copy.isPending && '正在整理…'}
          onPress={() => copy.mutate(undefined, { onSuccess: toast })}
        >
          下载我的信息
        </Button>
        <Button kind="d" size="small" onPress={() => onAsk('leave')}>
          注销账号
        </Button>
      </View>
    </Card>
  );
}

export type Question = 'takeBack' | 'leave';
const QUESTIONS = {
  takeBack: {
    title: '撤回同意',
    text: '撤回后会退出登录。已经约好的号还在，看指南、查排队不受影响。',
    yes: '撤回并退出登录',
    no: '不撤回',
    done: '已撤回同意',
  },
  leave: {
    title: '注销账号',
    text: '所有设备马上退出登录，15 天后删除账号里的个人信息。15 天内再登录，就是不注销了。',
    yes: '注销并退出登录',
    no: '不注销',
    done: '已申请注销，15 天后删除',
  },
} as const;

export function PrivacyQuestion({ question, onClose }: { question: Question | undefined; onClose: () => void }) {
  const [last, setLast] = useState<Question>('takeBack');
  if (question !== undefined && question !== last) setLast(question);
  const takeBack = useTakeBack();
  const leave = useLeave();
  const act = last === 'leave' ? leave : takeBack;
  const { title, text, yes, no, done } = QUESTIONS[last];
  const confirm = () =>
    act.mutate(undefined, {
      onSuccess: () => {
        toast(done);
        onClose();
      },
    });
  return (
    <Sheet isOpen={question !== undefined} title={title} onClose={onClose}>
      <View className="body">{text}</View>
      {act.isError && <Failure error={act.error} />}
      <View className="action-row">
        <Button kind="g" className="first-focus" onPress={onClose}>
          {no}
        </Button>
        <Button kind="d" busy={act.isPending && '正在处理…'} onPress={confirm}>
          {yes}
        </Button>
      </View>
    </Sheet>
  );
}
