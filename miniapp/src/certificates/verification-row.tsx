import type { VerificationEvent } from '@yichuang/contract/certificates/certificate';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/Icon';
import { View } from '@tarojs/components';
import { seenText, whenText } from './words';

/** Who, what they saw, when. */
export function VerificationRow({ event }: { event: VerificationEvent }) {
  const isValid = event.result === 'VALID';
  return (
    <View className="cell">
      <Icon name={isValid ? 'shield' : 'stop'} className={isValid ? 'green' : 'red'} />
      <View className="grow">
        <View className="body">{event.place}</View>
        <View className="sub">
          <Facts facts={[whenText(event.at), seenText(event)]} />
        </View>
      </View>
    </View>
  );
}
