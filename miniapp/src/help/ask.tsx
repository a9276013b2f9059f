import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { HelpKind } from '@yichuang/contract/help/contract';
import type { Item } from '@yichuang/contract/catalogue/item';
import { useState } from 'react';
import { failureText } from '../api/failure';
import { useIntentionKeys } from '../api/idempotency';
import { useItem } from '../catalogue/api';
import { MatterPicker, type Picked } from '../catalogue/matter-picker';
import { useElder } from '../elder/elder';
import { paths, replace } from '../paths';
import { ActionBar } from '../ui/ActionBar';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Chip } from '../ui/Chip';
import { Field } from '../ui/Field';
import { CallButton } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { AskerOnly } from './asker-only';
import { useAskForHelp, type HelpWanted } from './help-api';
import { ALL_KINDS, KINDS } from './words';

/** The shortest that says anything; as the contract has it. */
const LEAST = 2;

type Form = { kind: HelpKind; matter: Picked | undefined; place: string; when: string };
type Wrong = Partial<Record<'matter' | 'place' | 'when', string>>;

const isShort = (text: string) => text.trim().length > 0 && text.trim().length < LEAST;

function wrongIn({ kind, matter, place, when }: Form): Wrong {
  const needsPlace = kind === 'homeVisit' && place.trim() === '';
  return {
    ...(matter === undefined && { matter: '请先选一件事' }),
    ...(needsPlace && { place: '上门要写到哪里，比如「百洪村 3 组 12 号」' }),
    ...(!needsPlace && isShort(place) && { place: '请写得清楚一些' }),
    ...(isShort(when) && { when: '请写得清楚一些，比如「周三上午在家」' }),
  };
}

function bodyOf({ kind, matter, place, when }: Form): HelpWanted {
  return {
    kind,
    taskCode: matter?.taskCode ?? '',
    ...(place.trim() !== '' && { place: place.trim() }),
    ...(when.trim() !== '' && { when: when.trim() }),
  };
}

function useHelpForm(first: Picked | undefined) {
  const [form, setForm] = useState<Form>({ kind: 'guide', matter: first, place: '', when: '' });
  const [isTried, setTried] = useState(false);
  const sending = useAskForHelp();
  const keys = useIntentionKeys();
  const wrong = wrongIn(form);
  const send = () => {
    setTried(true);
    if (Object.keys(wrong).length > 0) return;
    const body = bodyOf(form);
    sending.mutate(
      { body, key: keys.keyFor(JSON.stringify(body)) },
      { onSuccess: ({ id }) => replace(paths.helpRequest(id)) },
    );
  };
  return {
    form,
    change: (next: Partial<Form>) => setForm((before) => ({ ...before, ...next })),
    wrong: isTried ? wrong : {},
    send,
    isSending: sending.isPending,
    error: sending.error,
  };
}

function Refused({ error }: { error: unknown }) {
  if (!error) return null;
  const { title, detail } = failureText(error);
  return (
    <View className="box box-red stack" {...a11y({ role: 'alert' })}>
      <View className="body">
        {title}。{detail}。
      </View>
      <View className="action-row">
        <CallButton />
      </View>
    </View>
  );
}

const Heading = ({ children }: { children: string }) => (
  <View className="title-s" {...a11y({ role: 'heading' })}>
    {children}
  </View>
);

function HelpForm({ item }: { item: Item | undefined }) {
  const isElder = useElder((state) => state.isElder);
  const { form, change, wrong, send, isSending, error } = useHelpForm(item);
  return (
    <>
      <Heading>要怎么帮</Heading>
      <View className="chips" {...a11y({ role: 'radiogroup', label: '要怎么帮' })}>
        {ALL_KINDS.map((kind) => (
          <Chip key={kind} isOn={form.kind === kind} onPress={() => change({ kind })}>
            {KINDS[kind].name}，{KINDS[kind].detail}
          </Chip>
        ))}
      </View>
      <Heading>办哪件事</Heading>
      {wrong.matter && (
        <View className="field-error" {...a11y({ role: 'alert' })}>
          {wrong.matter}
        </View>
      )}
      {form.matter ? (
        <Card isFlush>
          <View className="cell wrap">
            <View className="grow matter-name body strong">{form.matter.taskName}</View>
            <Button
              kind="g"
              size="small"
              label={`换一件，现在是${form.matter.taskName}`}
              onPress={() => change({ matter: undefined })}
            >
              换一件
            </Button>
          </View>
        </Card>
      ) : (
        <MatterPicker picked={[]} onPick={(matter) => change({ matter })} onDrop={() => undefined} />
      )}
      <Card className="stack">
        <Field
          label={form.kind === 'homeVisit' ? '到哪里' : '在哪里（可不填）'}
          hint="村、组、门牌，或哪个大厅"
          maxLength={100}
          value={form.place}
          onChange={(place) => change({ place })}
          error={wrong.place}
        />
        <Field
          label="什么时候方便（可不填）"
          hint="怎么说都行，比如「周三上午在家」"
          maxLength={60}
          value={form.when}
          onChange={(when) => change({ when })}
          error={wrong.when}
        />
      </Card>
      <Refused error={error} />
      <ActionBar>
        <Button size={isElder ? 'big' : 'normal'} busy={isSending && '正在发…'} onPress={send}>
          请人来帮
        </Button>
      </ActionBar>
    </>
  );
}

function WithItem({ taskCode }: { taskCode: string }) {
  return <AsyncView query={useItem(taskCode)}>{(item) => <HelpForm item={item} />}</AsyncView>;
}

/** 请人帮办: how, with what, where and when; somebody takes it and calls. */
export default function HelpAsk() {
  const { taskCode } = useRouter().params;
  return (
    <PageShell title="请人帮办" className="main-bar">
      <AskerOnly from={paths.askHelp(taskCode)}>
        {taskCode ? <WithItem taskCode={taskCode} /> : <HelpForm item={undefined} />}
      </AskerOnly>
    </PageShell>
  );
}
