import { View } from '@tarojs/components';
import { useId, type ReactNode } from 'react';
import { Icon } from './Icon';
import { TextInput, type TextInputProps } from './text-input';

type Props = Omit<TextInputProps, 'id' | 'describedby' | 'isInvalid' | 'label' | 'className'> & {
  label: string;
  /** Says beforehand what is wanted. */
  hint?: ReactNode;
  /** Says what is missing and what it should be: 「手机号少了 1 位，应是 11 位」. */
  error?: string | undefined;
};

/** A labelled input; hint and error are read out with it. */
export function Field({ label, hint, error, ...input }: Props) {
  const id = useId().replace(/\W/g, '');
  const described = [hint ? `hint-${id}` : '', error ? `error-${id}` : ''].filter(Boolean).join(' ');
  return (
    <View className={`field ${error ? 'field-bad' : ''}`}>
      <View className="body strong">{label}</View>
      {hint && (
        <View className="sub" id={`hint-${id}`}>
          {hint}
        </View>
      )}
      <TextInput
        {...input}
        id={`input-${id}`}
        className="field-input"
        label={label}
        isInvalid={Boolean(error)}
        describedby={described || undefined}
      />
      {error && (
        <View className="field-error" id={`error-${id}`}>
          <Icon name="warn" size={20} />
          <View className="grow">{error}</View>
        </View>
      )}
    </View>
  );
}
