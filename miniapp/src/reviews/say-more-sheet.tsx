import { View } from '@tarojs/components';
import { useState } from 'react';
import { useIntentionKeys } from '../api/idempotency';
import { toast } from '../platform';
import { Button } from '../ui/Button';
import { LongField } from '../ui/LongField';
import { Failure } from '../ui/Notices';
import { Sheet } from '../ui/Sheet';
import { useSayMore, type Subject } from './review-api';

const WORDS = {
  append: { title: '追加评价', label: '还想说什么', hint: '只能追加一次，原来的评价保留。', done: '追加好了' },
  reopen: {
    title: '不满意，请重新处理',
    label: '哪里还没处理好',
    hint: '可以要求一次，会换人重新处理。',
    done: '收到了，重新处理',
  },
} as const;
const LEAST = 2;

type Props = { of: Subject; what: 'append' | 'reopen'; isOpen: boolean; onClose: () => void };

/** A few more words, once: added to the review, or why its handling is not good enough. */
export function SayMoreSheet({ of, what, isOpen, onClose }: Props) {
  const [text, setText] = useState('');
  const [isShort, setShort] = useState(false);
  const send = useSayMore(of, what);
  const keys = useIntentionKeys();
  const { title, label, hint, done } = WORDS[what];
  const said = text.trim();
  const submit = () => {
    setShort(said.length < LEAST);
    if (said.length < LEAST) return;
    send.mutate(
      { key: keys.keyFor(`${what} ${of.kind} ${of.id} ${said}`), text: said },
      {
        onSuccess: () => {
          keys.renew();
          toast(done);
          onClose();
        },
      },
    );
  };
  return (
    <Sheet isOpen={isOpen} title={title} onClose={onClose}>
      <View className="stack">
        <LongField
          label={label}
          hint={hint}
          value={text}
          error={isShort ? '请至少写两个字。' : undefined}
          onChange={setText}
        />
        {send.isError && <Failure error={send.error} onRetry={submit} />}
        <View className="action-row">
          <Button kind="g" onPress={onClose}>
            先不写
          </Button>
          <Button busy={send.isPending && '正在提交…'} onPress={submit}>
            {what === 'append' ? '提交追评' : '请重新处理'}
          </Button>
        </View>
      </View>
    </Sheet>
  );
}
