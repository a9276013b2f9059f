import { View } from '@tarojs/components';
import { useId } from 'react';
import { Icon } from './Icon';
import { LongText, type LongTextProps } from './long-text';

type Props = Omit<LongTextProps, 'isInvalid' | 'describedby'> & { hint?: string; error?: string | undefined };

/** As ui/Field, for several lines: what staff write to an applicant. */
export function LongField({ label, hint, error, ...input }: Props) {
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
      <LongText {...input} label={label} isInvalid={Boolean(error)} describedby={described || undefined} />
      {error && (
        <View className="field-error" id={`error-${id}`}>
          <Icon name="warn" size={20} />
          <View className="grow">{error}</View>
        </View>
      )}
    </View>
  );
}
