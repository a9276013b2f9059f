import { View } from '@tarojs/components';
import { fromInstant, shortTime, timeOf } from '@yichuang/contract/calendar';
import type { VerificationEvent } from '@yichuang/contract/certificates/certificate';
import { a11y } from '../ui/a11y';
import { Icon } from '../ui/Icon';
import { seenText } from './words';

/** 「2 号窗口 10:02 看了姓名、后四位」, at the moment it happened. */
export function VerifiedStrip({ event }: { event: VerificationEvent }) {
  const isValid = event.result === 'VALID';
  return (
    <View className={`verified ${isValid ? '' : 'verified-bad'}`} {...a11y({ role: 'status', live: 'assertive' })}>
      <Icon name={isValid ? 'ok' : 'stop'} />
      <View className="grow">
        {event.place} {shortTime(timeOf(fromInstant(event.at)))} {seenText(event)}
      </View>
    </View>
  );
}
