import { View } from '@tarojs/components';

/** A sentence whose lines end where it pauses: 「还在审，/最晚 11 月 25 日办好」. */
export function Phrases({ text }: { text: string }) {
  return (
    <>
      {(text.match(/[^，]+，?/g) ?? []).map((part, at) => (
        // the parts of a sentence never change places
        <View key={at} className="fact-part">
          {part}
        </View>
      ))}
    </>
  );
}
