import type { Appointment, Pass, TicketPlace } from '@yichuang/contract/appointments/appointment';
import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { useElder } from '../elder/elder';
import { ReadAloud } from '../elder/ReadAloud';
import { speak } from '../elder/speak';
import { a11y } from '../ui/a11y';
import { Icon } from '../ui/Icon';
import { whatFor } from './words';
import { spokenText } from './elder-voucher';
import { PassCard } from './pass-card';
import { windowText } from './voucher-stage';

type Props = { appointment: Appointment; pass: Pass; queue: TicketPlace };

/** 「到您了」: nothing on the screen but where to go and the code for that window. */
export function CalledScreen({ appointment, pass, queue }: Props) {
  const isElder = useElder((state) => state.isElder);
  const said = () => spokenText({ appointment, stage: 'called', pass });
  useEffect(() => {
    if (isElder) speak(said());
    // once, when it happens
  }, []);
  return (
    <View className="called" {...a11y({ role: 'alert' })}>
      <View className="row called-title">
        <Icon name="ok" size={28} />
        <View>{queue.number} 到您了</View>
      </View>
      <View className="called-window">去 {windowText(queue)}</View>
      <View className="called-line">{queue.window?.name ?? whatFor(appointment)}</View>
      <PassCard qr={pass.qr} shortCode={pass.shortCode} title="给窗口扫一下" facts={[whatFor(appointment)]} />
      {isElder && <ReadAloud text={said} />}
    </View>
  );
}
