import { useRouter } from '@tarojs/taro';
import type { Certificate } from '@yichuang/contract/certificates/certificate';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useBrightScreen } from '../appointments/use-bright-screen';
import { useElder } from '../elder/elder';
import { useUser } from '../identity/use-user';
import { back, paths } from '../paths';
import { a11y, pressable } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Icon } from '../ui/Icon';
import { NavBar } from '../ui/NavBar';
import { PageShell } from '../ui/PageShell';
import { refuseHolder, useCertificate } from './api';
import './certificates.scss';
import { ChooseSheet } from './choose-sheet';
import { HolderOnly } from './holder-only';
import { ElderPaper, LastLooks, Paper } from './show-paper';
import { useJustVerified } from './use-just-verified';
import { useLookedAt } from './use-looked-at';
import { usePresentation } from './use-presentation';
import { VerifiedStrip } from './verified-strip';
import { STATES } from './words';

const header = (
  <View className="show-bar">
    <NavBar isDark title="亮证" />
  </View>
);

function Stopped({ isSure, onAgain }: { isSure: boolean; onAgain: () => void }) {
  return (
    <Card className="stack">
      <View className="state" {...a11y({ role: 'status', live: 'assertive' })}>
        <View className="badge badge-neutral">
          <Icon name={isSure ? 'ok' : 'clock'} />
        </View>
        <View className="grow">
          <View className="title-s">已停止出示</View>
          <View className="body ink-700">{isSure ? '刚才的码已作废，谁扫都没用。' : '刚才的码 60 秒内自动失效。'}</View>
        </View>
      </View>
      <View className="action-row">
        <Button kind="g" onPress={back}>
          不用了，返回
        </Button>
        <Button kind="s" onPress={onAgain}>
          重新出示
        </Button>
      </View>
    </Card>
  );
}

/** A certificate that is not valid has no code at all. */
function NoCode({ certificate, onOther }: { certificate: Certificate; onOther: () => void }) {
  return (
    <Card className="stack">
      <View className="title-m">{certificate.name}</View>
      <View className="state">
        <View className="badge badge-neutral">
          <Icon name={STATES[certificate.state].icon} />
        </View>
        <View className="grow">
          <View className="title-s">{STATES[certificate.state].text}，不能出示</View>
          <View className="body ink-700">{certificate.stateReason ?? '请问发证部门。'}</View>
        </View>
      </View>
      <Button kind="s" onPress={onOther}>
        换一张证
      </Button>
    </Card>
  );
}

function Showing({ id, onChoose }: { id: string; onChoose: (id: string) => void }) {
  const isElder = useElder((state) => state.isElder);
  const isLookedAt = useLookedAt();
  const [isChoosing, setIsChoosing] = useState(false);
  const certificate = useCertificate(id).data;
  const hasCode = certificate === undefined || certificate.state === 'valid';
  const { shown, renew, retry, stop, again } = usePresentation(id, isLookedAt && hasCode);
  const { events, justNow } = useJustVerified(id, isLookedAt && shown.kind === 'code', renew);
  useBrightScreen(isLookedAt && shown.kind === 'code');
  const choose = (chosen: string) => {
    setIsChoosing(false);
    if (chosen !== id) onChoose(chosen);
  };
  return (
    <PageShell
      header={header}
      className="show-page"
      overlay={<ChooseSheet shownId={id} isOpen={isChoosing} onChoose={choose} onClose={() => setIsChoosing(false)} />}
    >
      {justNow && <VerifiedStrip event={justNow} />}
      {certificate && !hasCode && <NoCode certificate={certificate} onOther={() => setIsChoosing(true)} />}
      {shown.kind === 'stopped' && <Stopped isSure={shown.isSure} onAgain={again} />}
      {hasCode && shown.kind !== 'stopped' && (
        <>
          {isElder ? (
            <ElderPaper certificate={certificate} shown={shown} onRetry={retry} />
          ) : (
            <Paper
              certificate={certificate}
              shown={shown}
              onRetry={retry}
              onRenew={renew}
              onOther={() => setIsChoosing(true)}
            />
          )}
          {!isElder && <LastLooks id={id} events={events.filter((event) => event !== justNow)} />}
          <View className="show-stop" hoverClass="pressed" {...pressable(stop)}>
            停止出示
          </View>
        </>
      )}
    </PageShell>
  );
}

/** 亮证: one code, for one look, by somebody who will be named afterwards. */
export default function ShowCertificate() {
  const { id = '' } = useRouter().params;
  const [chosenId, setChosenId] = useState(id);
  const { user } = useUser();
  if (user && refuseHolder(user) === undefined) return <Showing key={chosenId} id={chosenId} onChoose={setChosenId} />;
  return (
    <PageShell title="亮证">
      <HolderOnly from={paths.showCertificate(id)}>{null}</HolderOnly>
    </PageShell>
  );
}
