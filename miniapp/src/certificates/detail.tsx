import { useRouter } from '@tarojs/taro';
import type { Certificate } from '@yichuang/contract/certificates/certificate';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { ActionBar } from '../ui/ActionBar';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Icon } from '../ui/Icon';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { useCertificate } from './api';
import './certificates.scss';
import { FileSheet } from './file-sheet';
import { HolderOnly } from './holder-only';
import { VerificationList } from './verification-list';
import { STATES } from './words';

function Face({ certificate }: { certificate: Certificate }) {
  const { name, state, stateReason, face, identifier } = certificate;
  const { text, tone, icon } = STATES[state];
  return (
    <Card className="stack-tight">
      <View className="cert-name">
        <View className="title-m">{name}</View>
        <Tag tone={tone} icon={icon}>
          {text}
        </Tag>
      </View>
      {state !== 'valid' && stateReason && (
        <View className="note">
          <Icon name="info" size={20} />
          <View className="grow">{stateReason}</View>
        </View>
      )}
      {face.map(({ label, value }) => (
        <View key={label} className="face-line">
          <View className="face-label">{label}</View>
          <View className="grow body">{value}</View>
        </View>
      ))}
      <View className="face-line">
        <View className="face-label">证照标识</View>
        <View className="grow sub">{identifier}</View>
      </View>
    </Card>
  );
}

function Actions({ certificate, onFile }: { certificate: Certificate; onFile: () => void }) {
  return (
    <ActionBar>
      <Button kind="s" icon="file" onPress={onFile}>
        下载 PDF
      </Button>
      {certificate.state === 'valid' && (
        <Button icon="qr" onPress={() => open(paths.showCertificate(certificate.id))}>
          出示
        </Button>
      )}
    </ActionBar>
  );
}

/** The face of a certificate, its PDF, and who looked at it. */
export default function CertificateDetail() {
  const { id = '' } = useRouter().params;
  const isElder = useElder((state) => state.isElder);
  const query = useCertificate(id);
  const [isAsking, setIsAsking] = useState(false);
  const certificate = query.data;
  const mayFile = certificate !== undefined && certificate.state === 'valid';
  const bar = isElder ? (
    <ElderPhoneBar />
  ) : (
    certificate && mayFile && <Actions certificate={certificate} onFile={() => setIsAsking(true)} />
  );
  return (
    <PageShell
      title={certificate?.name ?? '证照'}
      bar={bar}
      overlay={
        <FileSheet id={id} name={certificate?.name ?? ''} isOpen={isAsking} onClose={() => setIsAsking(false)} />
      }
    >
      <HolderOnly from={paths.certificate(id)}>
        <AsyncView query={query} skeleton={<Skeleton rows={4} />}>
          {(data) => <Face certificate={data} />}
        </AsyncView>
        {isElder && mayFile && (
          <>
            <Button size="big" icon="qr" onPress={() => open(paths.showCertificate(id))}>
              出示
            </Button>
            <Button kind="s" icon="file" onPress={() => setIsAsking(true)}>
              下载 PDF
            </Button>
          </>
        )}
        {certificate && <VerificationList id={id} />}
      </HolderOnly>
    </PageShell>
  );
}
