import { View } from '@tarojs/components';
import { Fragment, type ReactNode } from 'react';

/** Short facts in one line, a small round point between them. */
export function Facts({ facts }: { facts: readonly ReactNode[] }) {
  return (
    <>
      {facts.map((fact, at) => (
        // the facts of a line are fixed in number and order
        <Fragment key={at}>
          {at > 0 && <View className="sep" />}
          <View className="fact-part">{fact}</View>
        </Fragment>
      ))}
    </>
  );
}
