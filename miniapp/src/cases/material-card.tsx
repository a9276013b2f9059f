import { View } from '@tarojs/components';
import type { CaseMaterial } from '@yichuang/contract/cases/material';
import { useState } from 'react';
import { failureText } from '../api/failure';
import { useElder } from '../elder/elder';
import { toast } from '../platform';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Link } from '../ui/Link';
import { Picture } from '../ui/picture';
import { Sheet } from '../ui/Sheet';
import { Tag } from '../ui/Tag';
import { useOpenedFile } from '../ui/use-opened-file';
import { useDetachCertificate } from './material-api';
import { MaterialConsent } from './material-consent';
import { MaterialFiles } from './material-files';
import { MaterialSources } from './material-sources';
import { useUploads, type MaterialPlace } from './material-uploads';
import { materialWords, type MaterialWords } from './material-words';
import './material.scss';

function Head({ name, words: { icon, tone, tag, line } }: { name: string; words: MaterialWords }) {
  return (
    <View className="row row-top">
      <View className={`badge badge-${tone} hand-in-badge`}>
        <Icon name={icon} />
      </View>
      <View className="grow">
        <View className="hand-in-head">
          <View className="body">{name}</View>
          <Tag tone={tone}>{tag}</Tag>
        </View>
        {line !== '' && <View className="sub">{line}</View>}
      </View>
    </View>
  );
}

function Detach({ place, name }: { place: MaterialPlace; name: string }) {
  const detach = useDetachCertificate(place);
  const onError = (error: unknown) => toast(`没收回：${failureText(error).detail}`);
  return (
    <Link label={`收回同意：${name}`} onPress={() => detach.isPending || detach.mutate(undefined, { onError })}>
      收回同意
    </Link>
  );
}

type Props = {
  caseId: string;
  taskName: string;
  material: CaseMaterial;
  /** What the server or the page found missing. */
  error?: string | undefined;
};

/**
 * One material of a case, with everything that can be done for it: nothing, consent to a certificate, or files. Changes
 * show in the case as it is cached, so whoever shows it reads it anew.
 */
export function MaterialCard({ caseId, taskName, material, error }: Props) {
  const { id: materialId, materialName: name, certificate, offer, files } = material;
  const place = { id: caseId, materialId };
  const [isAsking, setAsking] = useState(false);
  const going = useUploads((state) => state.going).filter(
    (one) => one.place.id === caseId && one.place.materialId === materialId,
  );
  const opened = useOpenedFile(caseId);
  const isElder = useElder((state) => state.isElder);
  const isAsked = material.how === 'upload' || material.how === 'certificate';
  return (
    <View className="hand-in" id={`material-${materialId}`}>
      <Head name={name} words={materialWords(material)} />
      {isAsked && (
        <View className="hand-in-body">
          <MaterialFiles place={place} files={files} going={going} opened={opened} />
          <View className="action-row">
            {certificate && <Detach place={place} name={name} />}
            {!certificate && offer && (
              <Button
                kind={isElder ? 'p' : 's'}
                size={isElder ? 'big' : 'small'}
                icon="shield"
                label={`同意带入：${name}`}
                onPress={() => setAsking(true)}
              >
                同意带入
              </Button>
            )}
            {!certificate && <MaterialSources place={place} material={material} going={going} />}
          </View>
        </View>
      )}
      {error !== undefined && (
        <View className="field-error" {...a11y({ role: 'alert' })}>
          <Icon name="warn" size={20} />
          <View className="grow">{error}</View>
        </View>
      )}
      <MaterialConsent
        place={place}
        material={material}
        taskName={taskName}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      />
      <Sheet isOpen={opened.picture !== undefined} title={opened.picture?.name ?? ''} onClose={opened.close}>
        {opened.picture && <Picture src={opened.picture.url} label={`${name}，${opened.picture.name}`} />}
      </Sheet>
    </View>
  );
}
