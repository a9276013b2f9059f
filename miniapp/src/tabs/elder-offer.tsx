import { View } from '@tarojs/components';
import { useState } from 'react';
import * as z from 'zod/mini';
import { stored } from '../api/stored';
import { useElder } from '../elder/elder';
import { useMe } from '../identity/api';
import { textScale } from '../platform';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';

/** On this device someone was asked; nobody is asked twice. */
const asked = stored('elder-offered', z.literal(true));

/** Text set this much larger says that ordinary type is too small. */
const LARGE_TEXT = 1.3;

/** Offers 长辈版 once to those of 60 and above, and to those who read with large text. */
export function ElderOffer() {
  const { data: me } = useMe();
  const { isElder, setElder } = useElder();
  const [wasAsked, setWasAsked] = useState(() => asked.read() === true);
  const [hasLargeText] = useState(() => textScale() >= LARGE_TEXT);
  const mayWant = me?.isElder === true || hasLargeText;
  const close = () => {
    asked.write(true);
    setWasAsked(true);
  };
  const change = () => {
    close();
    setElder(true);
  };
  return (
    <Sheet isOpen={mayWant && !isElder && !wasAsked} title="要换成长辈版吗？" onClose={close}>
      <View className="stack">
        <View className="body ink-700">字大、按钮大、步骤少。随时能换回来。</View>
        <Button onPress={change}>换成长辈版</Button>
        <Button kind="g" onPress={close}>
          先不换
        </Button>
      </View>
    </Sheet>
  );
}
