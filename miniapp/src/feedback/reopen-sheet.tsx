import { View } from '@tarojs/components';
import { useState } from 'react';
import { useIntentionKeys } from '../api/idempotency';
import { toast } from '../platform';
import { Button } from '../ui/Button';
import { LongField } from '../ui/LongField';
import { Failure } from '../ui/Notices';
import { Sheet } from '../ui/Sheet';
import { useReopenFeedback } from './feedback-api';

const LEAST = 2;

/** 没解决，再办一次: what is still not right, once. */
export function ReopenSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const [text, setText] = useState('');
  const [isShort, setShort] = useState(false);
  const reopen = useReopenFeedback(id);
  const keys = useIntentionKeys();
  const said = text.trim();
  const submit = () => {
    setShort(said.length < LEAST);
    if (said.length < LEAST) return;
    reopen.mutate(
      { key: keys.keyFor(`reopen ${id} ${said}`), text: said },
      {
        onSuccess: () => {
          toast('收到了，再办一次');
          onClose();
        },
      },
    );
  };
  return (
    <Sheet isOpen title="没解决，再办一次" onClose={onClose}>
      <View className="stack">
        <LongField
          label="哪里还没解决"
          value={text}
          error={isShort ? '请至少写两个字。' : undefined}
          onChange={setText}
        />
        {reopen.isError && <Failure error={reopen.error} onRetry={submit} />}
        <View className="action-row">
          <Button kind="g" onPress={onClose}>
            先不用
          </Button>
          <Button busy={reopen.isPending && '正在提交…'} onPress={submit}>
            请再办一次
          </Button>
        </View>
      </View>
    </Sheet>
  );
}
