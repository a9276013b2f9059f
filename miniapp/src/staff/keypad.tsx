import { View } from '@tarojs/components';
import { useState } from 'react';
import { a11y, pressable } from '../ui/a11y';

const LENGTH = 6;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '清空', '0', '退格'] as const;

function after(digits: string, key: (typeof KEYS)[number]): string {
  if (key === '清空') return '';
  return key === '退格' ? digits.slice(0, -1) : (digits + key).slice(0, LENGTH);
}

type Props = { isBusy: boolean; onDone: (code: string) => void };

/** Six large digits; the sixth one sends it. */
export function Keypad({ isBusy, onDone }: Props) {
  const [digits, setDigits] = useState('');
  const press = (key: (typeof KEYS)[number]) => {
    if (isBusy) return;
    const next = after(digits, key);
    const isDone = next.length === LENGTH && digits.length < LENGTH;
    setDigits(isDone ? '' : next);
    if (isDone) onDone(next);
  };
  return (
    <View className="keypad">
      <View
        className="keypad-digits"
        {...a11y({ role: 'status', live: 'polite', label: `短号 ${digits || '还没有输入'}` })}
      >
        {Array.from({ length: LENGTH }, (_, at) => (
          <View key={at} className={`keypad-digit ${at === digits.length ? 'keypad-next' : ''}`}>
            {digits[at] ?? ''}
          </View>
        ))}
      </View>
      <View className="keypad-keys">
        {KEYS.map((key) => (
          <View
            key={key}
            className={`keypad-key ${key.length > 1 ? 'keypad-word' : ''}`}
            hoverClass="pressed"
            {...pressable(() => press(key))}
          >
            {key}
          </View>
        ))}
      </View>
    </View>
  );
}
