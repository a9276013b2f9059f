import { View } from '@tarojs/components';
import { a11y } from '../ui/a11y';

const RENEWED_EVERY = 45;

/** How long until the next code, one step a second; nothing moves in between. */
export function CodeRing({ seconds }: { seconds: number }) {
  const share = Math.min(100, (seconds / RENEWED_EVERY) * 100);
  const ring = { background: `conic-gradient(var(--primary-600) ${share}%, var(--line) ${share}%)` };
  return (
    <View className="code-ring" style={ring} {...a11y({ hidden: true })}>
      <View className="code-ring-face">{seconds}</View>
    </View>
  );
}
