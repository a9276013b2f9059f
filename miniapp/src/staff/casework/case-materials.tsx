import { View } from '@tarojs/components';
import { isProvided, type CaseMaterial, type MaterialFile } from '@yichuang/contract/cases/material';
import type { StaffCase } from '@yichuang/contract/cases/staff-contract';
import { fileTitle } from '../../cases/material-words';
import { open, paths } from '../../paths';
import { a11y } from '../../ui/a11y';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Facts } from '../../ui/Facts';
import { Link } from '../../ui/Link';
import { Tag } from '../../ui/Tag';
import { Wrong } from '../choices';
import { FILE_STATES, HOW_WORDS, momentText, NEED_WORDS, sizeText } from './case-words';
import type { Files } from './use-files';

/** Named by its place: WeChat calls every picture `tmp_….png`. */
function FileRow({ file, at, files }: { file: MaterialFile; at: number; files: Files }) {
  const name = fileTitle(file, at);
  const { fileId, kind, sizeBytes, state, reason } = file;
  return (
    <View className="case-file">
      <View className="grow">
        <View className="body">{name}</View>
        <View className="sub">
          <Facts facts={[sizeText(sizeBytes), reason ?? FILE_STATES[state]]} />
        </View>
      </View>
      {state === 'clean' && (
        <Button
          kind="g"
          size="small"
          label={`打开 ${name}`}
          busy={files.opening === fileId && '打开中…'}
          onPress={() => files.openFile(fileId, { name, kind })}
        >
          打开
        </Button>
      )}
      {files.failed?.id === fileId && <Wrong>{files.failed.text}</Wrong>}
    </View>
  );
}

type MaterialProps = { material: CaseMaterial; files: Files; mayChange: boolean };

function Material({ material, files, mayChange }: MaterialProps) {
  const { materialName, how, isNeed, certificate } = material;
  const isThere = isProvided(material);
  return (
    <View className="case-material">
      <View className="row between row-top">
        <View className="body grow">{materialName}</View>
        <Tag tone={isThere ? 'green' : 'amber'} icon={isThere ? 'ok' : 'warn'}>
          {isThere ? '有' : '没有'}
        </Tag>
      </View>
      <View className="sub">
        <Facts facts={[NEED_WORDS[isNeed], HOW_WORDS[how]]} />
      </View>
      {certificate && (
        <View className="sub ink-700">
          <Facts
            facts={[certificate.name, certificate.numberMasked, `${momentText(certificate.consentedAt)} 本人同意使用`]}
          />
        </View>
      )}
      {certificate && mayChange && (
        <Link hasArrow onPress={() => open(paths.staffCertificate(certificate.certificateId))}>
          证照处置
        </Link>
      )}
      {material.files.map((file, at) => (
        <FileRow key={file.fileId} file={file} at={at} files={files} />
      ))}
    </View>
  );
}

type Props = { shown: StaffCase; files: Files; mayChangeCertificates: boolean };

/** All that was handed in, and how; then the handwriting. */
export function CaseMaterials({ shown, files, mayChangeCertificates }: Props) {
  const { signatureFileId } = shown;
  return (
    <Card>
      <View className="title-s" {...a11y({ role: 'heading' })}>
        材料 {shown.materials.length} 份
      </View>
      <View className="sub">每次打开文件都会留痕，请只看办件需要的。</View>
      <View className="case-list">
        {shown.materials.map((material) => (
          <Material key={material.id} material={material} files={files} mayChange={mayChangeCertificates} />
        ))}
        <View className="case-material">
          <View className="case-file">
            <View className="grow">
              <View className="body">手写签名</View>
              <View className="sub">{signatureFileId === null ? '没有手写签名' : '提交时签的'}</View>
            </View>
            {signatureFileId !== null && (
              <Button
                kind="g"
                size="small"
                label="打开手写签名"
                busy={files.opening === signatureFileId && '打开中…'}
                onPress={() => files.openFile(signatureFileId, { name: '手写签名', kind: 'image' })}
              >
                打开
              </Button>
            )}
            {signatureFileId !== null && files.failed?.id === signatureFileId && <Wrong>{files.failed.text}</Wrong>}
          </View>
        </View>
      </View>
    </Card>
  );
}
