import { View } from '@tarojs/components';
import type { CaseMaterial } from '@yichuang/contract/cases/material';
import { useState } from 'react';
import { useCertificates } from '../certificates/api';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { Icon } from '../ui/Icon';
import { Failure } from '../ui/Notices';
import { Sheet } from '../ui/Sheet';
import { useAttachCertificate } from './material-api';
import type { MaterialPlace } from './material-uploads';

type Props = {
  place: MaterialPlace;
  material: CaseMaterial;
  /** The matter that it is used for, and nothing else. */
  taskName: string;
  isOpen: boolean;
  onClose: () => void;
};

/** 免提交: which certificate, for what, and a tick for this one use. Never ticked beforehand. */
export function MaterialConsent({ place, material, taskName, isOpen, onClose }: Props) {
  const [isTicked, setTicked] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const { offer, materialName } = material;
  const { data } = useCertificates(isOpen);
  // its number is shown to its holder; somebody who acts for them sees the name only
  const certificate = data?.pages.flatMap(({ items }) => items).find(({ id }) => id === offer?.certificateId);
  const attach = useAttachCertificate(place);
  const close = () => {
    setTicked(false);
    setMissing(false);
    attach.reset();
    onClose();
  };
  const agree = () => {
    if (!offer) return;
    if (isTicked) attach.mutate(offer.certificateId, { onSuccess: close });
    else setMissing(true);
  };
  return (
    <Sheet isOpen={isOpen} title="用电子证照代替" onClose={close}>
      <View className="stack">
        <View className="box box-blue stack-tight">
          <View className="body strong">{offer?.name}</View>
          {certificate && <View className="body">{certificate.numberMasked}</View>}
          <View className="sub">{certificate ? `${certificate.issuer}发的，在有效期内` : '在有效期内'}</View>
        </View>
        <View className="body ink-700">
          代替「{materialName}」，只用在「{taskName}」这一件。提交前随时可以收回。
        </View>
        <Chip
          role="checkbox"
          isOn={isTicked}
          onPress={() => {
            setTicked(!isTicked);
            setMissing(false);
          }}
        >
          我同意这一次用它
        </Chip>
        {isMissing && (
          <View className="field-error" {...a11y({ role: 'alert' })}>
            <Icon name="warn" size={20} />
            <View className="grow">请先勾选「我同意这一次用它」</View>
          </View>
        )}
        {attach.isError && <Failure error={attach.error} onRetry={agree} />}
        <View className="action-row">
          <Button kind="g" onPress={close}>
            先不用
          </Button>
          <Button busy={attach.isPending && '正在带入…'} onPress={agree}>
            同意带入
          </Button>
        </View>
      </View>
    </Sheet>
  );
}
