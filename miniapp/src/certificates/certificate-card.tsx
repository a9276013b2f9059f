import type { CertificateSummary } from '@yichuang/contract/certificates/certificate';
import { View } from '@tarojs/components';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { pressable } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Tag } from '../ui/Tag';
import { STATES } from './words';

/** One certificate of mine. One that cannot be shown is grey and says why instead. */
export function CertificateCard({ certificate }: { certificate: CertificateSummary }) {
  const isElder = useElder((state) => state.isElder);
  const { id, name, holderMasked, numberMasked, issuer, state, stateReason } = certificate;
  const words = STATES[state];
  const mayShow = state === 'valid';
  return (
    <View className={`cert ${mayShow ? '' : 'cert-off'}`}>
      <View className="cert-head" hoverClass="pressed" {...pressable(() => open(paths.certificate(id)))}>
        <View className="grow">
          <View className="cert-name">
            <View className="title-m">{name}</View>
            <Tag tone={words.tone} icon={words.icon}>
              {words.text}
            </Tag>
          </View>
          <View className="body">{holderMasked}</View>
          <View className="body cert-number">{numberMasked}</View>
          {!isElder && <View className="sub">{issuer}</View>}
        </View>
        <Icon name="forward" size={20} className="ink-500" />
      </View>
      {mayShow ? (
        <View className="action-row">
          <Button
            kind={isElder ? 'p' : 's'}
            size={isElder ? 'big' : 'normal'}
            icon="qr"
            label={`出示${name}`}
            onPress={() => open(paths.showCertificate(id))}
          >
            出示
          </Button>
        </View>
      ) : (
        <View className="note">
          <Icon name="info" size={20} />
          <View className="grow">{stateReason ?? '现在不能出示，请问发证部门。'}</View>
        </View>
      )}
    </View>
  );
}
