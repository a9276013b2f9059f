import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { CertificateSummary } from '@yichuang/contract/certificates/certificate';
import { changeCertificate } from '@yichuang/contract/certificates/contract';
import { useState } from 'react';
import { STATES } from '../certificates/words';
import { open, paths } from '../paths';
import { a11y } from '../ui/a11y';
import { ActionBar } from '../ui/ActionBar';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Field } from '../ui/Field';
import { NavBar } from '../ui/NavBar';
import { PageShell } from '../ui/PageShell';
import { Tag } from '../ui/Tag';
import {
  CERTIFICATE_ACTIONS,
  certificateReason,
  GROUNDS,
  idComplaint,
  type CertificateAction,
} from './certificate-words';
import { Choices, Tick, Wrong } from './choices';
import { Fact } from './fact';
import { LongField } from '../ui/LongField';
import './staff.scss';
import { StaffOnly } from './staff-only';
import { useCertificateChange } from './use-certificate-change';
import { useWidePage } from './wide-page';

function Done({ after, onMore }: { after: CertificateSummary; onMore: () => void }) {
  const { text, tone, icon } = STATES[after.state];
  return (
    <>
      <Card>
        <View className="row between wrap" {...a11y({ role: 'status' })}>
          <View className="title-m">办好了</View>
          <Tag tone={tone} icon={icon}>
            现在{text}
          </Tag>
        </View>
        <Fact name="证照">{after.name}</Fact>
        <Fact name="姓名">{after.holderMasked}</Fact>
        <Fact name="证号">{after.numberMasked}</Fact>
        <Fact name="发证机关">{after.issuer}</Fact>
        <Fact name="证照编号">{after.id}</Fact>
      </Card>
      <View className="sub">已留痕。持证人打开「亮证」就能看到，正在出示的码也立即按新的状态核验。</View>
      <View className="action-row">
        <Button kind="g" onPress={onMore}>
          再办一张
        </Button>
      </View>
    </>
  );
}

const ACTIONS = (Object.keys(CERTIFICATE_ACTIONS) as CertificateAction[]).map((id) => ({
  id,
  name: CERTIFICATE_ACTIONS[id].name,
}));

/** Fields of the form, and what is missing in them. */
function useForm(startId: string) {
  const [id, setId] = useState(startId);
  const [action, setAction] = useState<CertificateAction>();
  const [ground, setGround] = useState<string>();
  const [text, setText] = useState('');
  const [isSure, setSure] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const reason = certificateReason(ground, text);
  const isReady = idComplaint(id) === undefined && action !== undefined && reason !== undefined && isSure;
  return {
    id,
    setId,
    action,
    choose: (chosen: CertificateAction) => {
      setAction(chosen);
      setGround(undefined);
      setSure(false);
    },
    ground,
    setGround,
    text,
    setText,
    isSure,
    setSure,
    isChecked,
    check: () => setChecked(true),
    request: isReady ? { id: id.trim(), action, reason } : undefined,
  };
}
type Form = ReturnType<typeof useForm>;

/** Why, what follows from it, and the tick. */
function Why({ form, action }: { form: Form; action: CertificateAction }) {
  const { ground, text, isSure, isChecked } = form;
  const { effect, tick } = CERTIFICATE_ACTIONS[action];
  const isShort = certificateReason(ground ?? '', text) === undefined;
  return (
    <Card className="stack">
      <Choices
        label="理由"
        choices={GROUNDS[action].map((name) => ({ id: name, name }))}
        chosen={ground}
        onChoose={form.setGround}
        error={isChecked && ground === undefined ? '请选一个理由' : undefined}
      />
      <LongField
        label="说明"
        hint="写清依据和文号。持证人会看到"
        value={text}
        maxLength={150}
        onChange={form.setText}
        error={isChecked && isShort ? '请写明依据，至少 2 个字' : undefined}
      />
      <View className="box box-amber sub ink-700">{effect}</View>
      <Tick isOn={isSure} onToggle={() => form.setSure(!isSure)} isMissing={isChecked && !isSure}>
        {tick}
      </Tick>
    </Card>
  );
}

function Asking({ form, trouble }: { form: Form; trouble: string }) {
  return (
    <>
      <Card className="stack">
        <Field
          label="证照编号"
          hint="从办件的材料里点进来会自己填好，也可以扫码核验后点进来"
          value={form.id}
          maxLength={64}
          onChange={form.setId}
          error={form.isChecked ? idComplaint(form.id) : undefined}
        />
        <Button kind="g" icon="scan" onPress={() => open(paths.verify())}>
          扫码核验找证照
        </Button>
        <Choices
          label="怎么处置"
          choices={ACTIONS}
          chosen={form.action}
          onChoose={form.choose}
          error={form.isChecked && form.action === undefined ? '请选冻结、解冻或吊销' : undefined}
        />
      </Card>
      {form.action !== undefined && <Why form={form} action={form.action} />}
      {trouble !== '' && <Wrong>{trouble}</Wrong>}
    </>
  );
}

function Certificate({ startId, onMore }: { startId: string; onMore: () => void }) {
  useWidePage();
  const form = useForm(startId);
  const change = useCertificateChange();
  const { action } = form;
  const go = () => {
    form.check();
    if (form.request) change.send(form.request);
  };
  const header = (
    <View className="desk-bar">
      <NavBar isDark title="证照处置" />
    </View>
  );
  const bar = change.after === undefined && (
    <ActionBar>
      <Button kind={action === 'resume' ? 'k' : 'd'} busy={change.isPending && '正在办理…'} onPress={go}>
        {action === undefined ? '办理' : CERTIFICATE_ACTIONS[action].confirm}
      </Button>
    </ActionBar>
  );
  return (
    <PageShell className="certificate-page" header={header} bar={bar}>
      {change.after ? <Done after={change.after} onMore={onMore} /> : <Asking form={form} trouble={change.trouble} />}
    </PageShell>
  );
}

export default function StaffCertificatePage() {
  const { id = '' } = useRouter().params;
  /** Each certificate begins with an empty form, and a key of its own. */
  const [round, setRound] = useState(0);
  return (
    <StaffOnly access={changeCertificate.access} title="证照处置" from={paths.staffCertificate(id || undefined)}>
      <Certificate key={round} startId={round === 0 ? id : ''} onMore={() => setRound(round + 1)} />
    </StaffOnly>
  );
}
