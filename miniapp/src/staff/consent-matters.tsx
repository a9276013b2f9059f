import { useQuery } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import { listItems } from '@yichuang/contract/catalogue/contract';
import { useState } from 'react';
import { ask } from '../api/request';
import { useSite } from '../site/site';
import { Chip } from '../ui/Chip';
import { Field } from '../ui/Field';
import { Wrong } from './choices';
import type { Consent } from './use-consent';

/** Matters found by what people call them; the chosen ones stay as chips. */
export function MatterField({ form }: { form: Consent }) {
  const [words, setWords] = useState('');
  const region = useSite({ retryOnMount: true }).site?.regionCodes[0];
  const found = useQuery({
    queryKey: ['board', 'matters', words, region],
    queryFn: async () => (await ask(listItems, { query: { q: words, region, limit: 6 } })).items,
    enabled: words.trim().length >= 2,
  });
  const { tasks } = form.values;
  const toggle = (one: { taskCode: string; taskName: string }) =>
    form.set({
      tasks: tasks.some(({ taskCode }) => taskCode === one.taskCode)
        ? tasks.filter(({ taskCode }) => taskCode !== one.taskCode)
        : [...tasks, { taskCode: one.taskCode, taskName: one.taskName }],
    });
  const others = (found.data ?? []).filter((one) => tasks.every(({ taskCode }) => taskCode !== one.taskCode));
  const error = form.errorOf('tasks');
  return (
    <View className="stack-tight">
      <Field
        label="哪几件事"
        hint={form.values.kind === 'family' ? '不写就是可以代办的全部事项' : '帮办员要写明'}
        value={words}
        onChange={setWords}
      />
      <View className="chips">
        {tasks.map((one) => (
          <Chip key={one.taskCode} role="checkbox" isOn onPress={() => toggle(one)}>
            {one.taskName}
          </Chip>
        ))}
        {others.map((one) => (
          <Chip key={one.taskCode} role="checkbox" isOn={false} onPress={() => toggle(one)}>
            {one.taskName}
          </Chip>
        ))}
      </View>
      {error && <Wrong>{error}</Wrong>}
    </View>
  );
}
