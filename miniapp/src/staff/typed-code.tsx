import { View } from '@tarojs/components';
import { useState } from 'react';
import { TextInput } from '../ui/text-input';

type Props = { label: string; placeholder: string; onCode: (text: string) => void };

/** On a clerk's computer: the scanner types here, and a code can be pasted. */
export function TypedCode({ label, placeholder, onCode }: Props) {
  const [text, setText] = useState('');
  const send = () => {
    setText('');
    onCode(text);
  };
  return (
    <View className="scan-typed">
      <TextInput
        className="field-input"
        label={label}
        placeholder={placeholder}
        value={text}
        maxLength={512}
        hasFocus
        onChange={setText}
        onConfirm={send}
      />
    </View>
  );
}
