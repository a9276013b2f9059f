import { View } from '@tarojs/components';
import { fieldsOf, type Form } from '@yichuang/contract/cases/form';
import { useEffect, useState } from 'react';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import type { DraftKeeper, DraftView } from './draft-keeper';
import { answerText } from './draft-words';

type Props = { form: Form; view: DraftView; keeper: DraftKeeper };

/** 「别处刚改过，用哪一份」: only the fields that both sides wrote; the rest is put together already. */
export function DraftConflict({ form, view: { conflicts }, keeper }: Props) {
  const [isLater, setLater] = useState(false);
  const named = conflicts.map(({ id }) => id).join();
  useEffect(() => setLater(false), [named]);
  const fields = fieldsOf(form);
  const said = (id: string, value: string) => {
    const field = fields.find((one) => one.id === id);
    return (field && answerText(field, { [id]: value })) || '没有填';
  };
  return (
    <Sheet isOpen={conflicts.length > 0 && !isLater} title="别处刚改过，用哪一份" onClose={() => setLater(true)}>
      <View className="stack">
        <View className="body ink-700">您或家人在别的手机、电脑上也填了这几项。别的内容已经合在一起，没有丢。</View>
        {conflicts.map(({ id, mine, theirs }) => (
          <View key={id} className="box box-neutral stack-tight">
            <View className="body strong">{fields.find((field) => field.id === id)?.label}</View>
            <View className="body">这里填的：{said(id, mine)}</View>
            <View className="body">别处填的：{said(id, theirs)}</View>
          </View>
        ))}
        <View className="action-row">
          <Button kind="s" onPress={() => keeper.choose('theirs')}>
            用别处的
          </Button>
          <Button onPress={() => keeper.choose('mine')}>用这里的</Button>
        </View>
      </View>
    </Sheet>
  );
}
