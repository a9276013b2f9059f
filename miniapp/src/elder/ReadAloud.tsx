import { useDidHide, useUnload } from '@tarojs/taro';
import { Button } from '../ui/Button';
import { canSpeak, speak, stopSpeaking } from './speak';

/** 「念给我听」: absent where the device has no voice; silent once the page is left. */
export function ReadAloud({ text, size = 'normal' }: { text: () => string; size?: 'normal' | 'small' }) {
  useDidHide(stopSpeaking);
  useUnload(stopSpeaking);
  if (!canSpeak()) return null;
  return (
    <Button kind="g" size={size} icon="speaker" className="read-aloud" onPress={() => speak(text())}>
      念给我听
    </Button>
  );
}
