import type { DeskTicket } from '@yichuang/contract/appointments/staff-contract';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { failureText } from '../api/failure';
import { useIntentionKeys } from '../api/idempotency';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { Field } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { useDeskItems, useIssueTicket } from './api';

const PRIORITIES = [
  { id: 'normal', name: '普通' },
  { id: 'elder', name: '老人优先' },
  { id: 'urgent', name: '加急' },
] as const;
type Priority = (typeof PRIORITIES)[number]['id'];
type Picked = { taskCode: string; taskName: string };

function Found({ q, onPick }: { q: string; onPick: (item: Picked) => void }) {
  const { data, isPending, isError } = useDeskItems(q);
  if (q === '') return null;
  if (isError) return <View className="sub">事项暂时查不到，可以不选事项先取号。</View>;
  if (isPending) return <View className="sub">正在找…</View>;
  if (data.items.length === 0) return <View className="sub">没有找到，换个说法，或者不选事项。</View>;
  return (
    <View className="chips">
      {data.items.map(({ taskCode, taskName }) => (
        <Chip key={taskCode} isOn={false} onPress={() => onPick({ taskCode, taskName })}>
          {taskName}
        </Chip>
      ))}
    </View>
  );
}

function Issued({ ticket, onMore }: { ticket: DeskTicket; onMore: () => void }) {
  return (
    <View className="stack" {...a11y({ role: 'status' })}>
      <View className="desk-issued">{ticket.number}</View>
      <View className="sub">{[ticket.label, ...ticket.taskNames].join('，')}</View>
      <View className="action-row">
        <Button kind="k" onPress={onMore}>
          再取一个
        </Button>
      </View>
    </View>
  );
}

function Draw({ onIssued }: { onIssued: (ticket: DeskTicket) => void }) {
  const [q, setQ] = useState('');
  const [item, setItem] = useState<Picked>();
  const [priority, setPriority] = useState<Priority>('normal');
  const keys = useIntentionKeys();
  const issue = useIssueTicket();
  const failure = issue.error ? failureText(issue.error) : undefined;
  const draw = () => {
    const what = { priority, ...(item && { taskCode: item.taskCode }) };
    issue.mutate({ ...what, key: keys.keyFor(JSON.stringify(what)) }, { onSuccess: onIssued });
  };
  return (
    <View className="stack">
      <Field label="办什么事（可以不选）" hint="写几个字就行，如「社保卡」" value={q} onChange={setQ} kind="search" />
      {item ? (
        <View className="chips">
          <Chip isOn role="checkbox" onPress={() => setItem(undefined)}>
            {item.taskName}
          </Chip>
        </View>
      ) : (
        <Found q={q.trim()} onPick={setItem} />
      )}
      <View className="chips" {...a11y({ role: 'radiogroup', label: '排在哪里' })}>
        {PRIORITIES.map(({ id, name }) => (
          <Chip key={id} isOn={priority === id} onPress={() => setPriority(id)}>
            {name}
          </Chip>
        ))}
      </View>
      {failure && (
        <View className="box box-red sub" {...a11y({ role: 'alert' })}>
          {failure.title}。{failure.detail}。
        </View>
      )}
      <View className="action-row">
        <Button kind="k" busy={issue.isPending && '正在取号…'} onPress={draw}>
          取号
        </Button>
      </View>
    </View>
  );
}

/** 现场取号: a ticket for somebody who came without an appointment. */
export function IssueSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [ticket, setTicket] = useState<DeskTicket>();
  const close = () => {
    setTicket(undefined);
    onClose();
  };
  return (
    <Sheet isOpen={isOpen} title="现场取号" onClose={close}>
      {ticket ? <Issued ticket={ticket} onMore={() => setTicket(undefined)} /> : <Draw onIssued={setTicket} />}
    </Sheet>
  );
}
