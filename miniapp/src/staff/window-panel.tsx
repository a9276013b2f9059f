import type { DeskTicket, DeskWindow, WindowAction } from '@yichuang/contract/appointments/staff-contract';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { secondsText } from '../appointments/words';
import { useUser } from '../identity/use-user';
import { a11y, pressable } from '../ui/a11y';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icon-name';
import type { Desk } from './api';
import { callsLeft, mainAction, STATES, whyNotMissed } from './desk-rules';
import { TransferSheet } from './transfer-sheet';
import { useElapsed } from './use-elapsed';
import type { WindowPress } from './use-window';

function since(ticket: DeskTicket | null): { text: string; at: string | null } {
  if (!ticket) return { text: '', at: null };
  if (ticket.state === 'serving') return { text: '正在办理', at: ticket.startedAt };
  return { text: `已叫 ${ticket.calls} 次`, at: ticket.calledAt };
}

const IDLE_WORDS = {
  open: '按下面的按钮叫下一位',
  closed: '开窗后才能叫号',
  paused: '恢复后才能叫号',
  serving: '',
} as const;

function Current({ window }: { window: DeskWindow }) {
  const { ticket, state } = window;
  const { text, at } = since(ticket);
  const seconds = useElapsed(at);
  if (!ticket)
    return (
      <View className="desk-current">
        <View className="desk-number">{state === 'open' ? '没有人' : STATES[state]}</View>
        <View className="desk-faint">{IDLE_WORDS[state]}</View>
      </View>
    );
  return (
    <View className="desk-current">
      <View>
        <View className="desk-faint">
          <Facts facts={seconds === undefined ? [text] : [text, secondsText(seconds)]} />
        </View>
        <View className="desk-number">{ticket.number}</View>
      </View>
      <View className="desk-who">
        <View>{ticket.taskNames.join('、') || '没有选事项'}</View>
        <View className="desk-faint">
          <Facts facts={[...(ticket.nameMasked ? [ticket.nameMasked] : []), ticket.label]} />
        </View>
      </View>
    </View>
  );
}

type SmallProps = { icon: IconName; name: string; detail?: string; isOff?: boolean; onPress: () => void };

function SmallButton({ icon, name, detail, isOff = false, onPress }: SmallProps) {
  return (
    <View
      className={`desk-small ${isOff ? 'desk-small-off' : ''}`}
      hoverClass={isOff ? 'none' : 'pressed'}
      {...pressable(() => isOff || onPress(), {
        label: detail ? `${name}，${detail}` : name,
        disabled: isOff || undefined,
      })}
    >
      <Icon name={icon} size={20} />
      <View>{name}</View>
    </View>
  );
}

const MAIN_WORDS = { finish: '办完，叫下一位', start: '开始办理', next: '叫下一位', resume: '恢复服务', open: '开窗' };
const BUSY_WORDS: Partial<Record<WindowAction, string>> = { finish: '正在办完…', next: '正在叫号…' };

type Props = { window: DeskWindow; desk: Desk; press: WindowPress };

function Main({ window, press }: Omit<Props, 'desk'>) {
  const action = mainAction(window.allowed);
  if (!action) return null;
  const go = () => (action === 'finish' ? press.finishAndNext(window) : press.act(action, window));
  const words = press.busy ? (BUSY_WORDS[press.busy] ?? '请稍等…') : MAIN_WORDS[action];
  const isOff = press.busy !== undefined;
  return (
    <View
      className="desk-main"
      hoverClass={isOff ? 'none' : 'pressed'}
      {...pressable(() => isOff || go(), { disabled: isOff || undefined })}
    >
      <Icon name={action === 'next' || action === 'finish' ? 'call' : 'ok'} />
      <View>{words}</View>
    </View>
  );
}

type SmallAction = Exclude<WindowAction, 'next' | 'start' | 'resume' | 'open' | 'transfer'>;
const SMALL: readonly { action: SmallAction; icon: IconName; name: string }[] = [
  { action: 'recall', icon: 'speaker', name: '重呼' },
  { action: 'miss', icon: 'forward', name: '过号' },
  { action: 'finish', icon: 'check', name: '只办完' },
  { action: 'pause', icon: 'pause', name: '暂停' },
  { action: 'close', icon: 'close', name: '关窗' },
];

/** One window: who is at it, the one thing to do next, and only what the server allows besides. */
export function WindowPanel({ window, desk, press }: Props) {
  const [isTransferring, setIsTransferring] = useState(false);
  const { user } = useUser();
  const { ticket, allowed } = window;
  const early = ticket && allowed.includes('miss') ? whyNotMissed(ticket) : undefined;
  const isBusy = press.busy !== undefined;
  const nameOf = (action: SmallAction, name: string) =>
    action === 'recall' && ticket ? `${name}（还能 ${callsLeft(ticket)} 次）` : name;
  return (
    <>
      <View className="desk-panel">
        <View className="desk-faint">
          <Facts facts={[...(user ? [user.nameMasked] : []), STATES[window.state]]} />
        </View>
        <View {...a11y({ role: 'status', live: 'polite' })}>
          <Current window={window} />
        </View>
        <View className="desk-buttons">
          <Main window={window} press={press} />
          {SMALL.filter(({ action }) => allowed.includes(action)).map(({ action, icon, name }) => (
            <SmallButton
              key={action}
              icon={icon}
              name={action === 'recall' && ticket ? `重呼 ${ticket.calls}` : name}
              detail={action === 'miss' && early ? early : nameOf(action, '')}
              isOff={isBusy || (action === 'miss' && early !== undefined)}
              onPress={() => press.act(action, window)}
            />
          ))}
          {allowed.includes('transfer') && (
            <SmallButton icon="transfer" name="转窗" isOff={isBusy} onPress={() => setIsTransferring(true)} />
          )}
        </View>
        {early && <View className="desk-faint desk-why">{early}。</View>}
        {press.message && (
          <View className="desk-message" {...a11y({ role: 'alert' })}>
            <Icon name="info" size={20} />
            <View className="grow">{press.message}</View>
          </View>
        )}
      </View>
      <TransferSheet
        isOpen={isTransferring}
        areas={desk.areas.filter(({ id }) => id !== ticket?.areaId)}
        number={ticket?.number ?? ''}
        onClose={() => setIsTransferring(false)}
        onChoose={(areaId) => {
          setIsTransferring(false);
          press.transfer(window, areaId);
        }}
      />
    </>
  );
}
