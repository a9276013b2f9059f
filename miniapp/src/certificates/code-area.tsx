import { View } from '@tarojs/components';
import { failureText, NoAnswerError } from '../api/failure';
import { now } from '../clock';
import { useElder } from '../elder/elder';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { QrCode } from '../ui/QrCode';
import type { OnShow } from './use-presentation';

/** More than 4 points a module at version 9; 长辈版 a little more. */
const [SIDE, ELDER_SIDE] = [276, 288];

function Covered({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const isOffline = error instanceof NoAnswerError;
  const { title, detail } = failureText(error);
  return (
    <View className="code-cover" {...a11y({ role: 'alert' })}>
      <Icon name={isOffline ? 'offline' : 'warn'} size={64} />
      <View className="title-m">{isOffline ? '没有网络' : title}</View>
      <View className="body">{isOffline ? '请出示实体证件' : `${detail}。急用请出示实体证件。`}</View>
      <Button kind="s" size="small" onPress={onRetry}>
        再试一次
      </Button>
    </View>
  );
}

type Props = { shown: OnShow; name: string; onRetry: () => void };

/** The code while it lives; otherwise what to do without it. A dead code is never drawn, whatever the timers did. */
export function CodeArea({ shown, name, onRetry }: Props) {
  const side = useElder((state) => state.isElder) ? ELDER_SIDE : SIDE;
  const size = { width: `${side}px`, height: `${side}px` };
  const isAlive = shown.kind === 'code' && now() < shown.endsAt;
  return (
    <View className="code-area" style={size}>
      {isAlive && <QrCode text={shown.code.qr} size={side} label={`${name}的核验码，请给工作人员扫`} />}
      {shown.kind === 'covered' && <Covered error={shown.error} onRetry={onRetry} />}
      {!isAlive && shown.kind !== 'covered' && (
        <View className="code-cover" {...a11y({ role: 'status' })}>
          <View className="body ink-500">正在出码…</View>
        </View>
      )}
    </View>
  );
}
