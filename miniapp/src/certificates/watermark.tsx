import { View } from '@tarojs/components';
import { dateOf, toInstant } from '@yichuang/contract/calendar';
import { useEffect, useState } from 'react';
import { now } from '../clock';
import { a11y } from '../ui/a11y';

const MARKS = 8;

/** 「11-23 10:02:31」 */
const stamp = (ms: number) => `${dateOf(ms).slice(5)} ${toInstant(ms).slice(11, 19)}`;

/**
 * Runs with the clock behind everything on the paper, so that a still picture is seen to be one. A pattern, not text:
 * one value for all marks, which the style sheet writes out.
 */
export function Watermark({ holder }: { holder: string }) {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const marks: object = { '--stamp': `'${holder} ${stamp(at)}'` };
  return (
    <View className="paper-marks" style={marks} {...a11y({ hidden: true })}>
      {Array.from({ length: MARKS }, (_, index) => (
        <View key={index} className={`paper-mark paper-mark-${index}`} />
      ))}
    </View>
  );
}
