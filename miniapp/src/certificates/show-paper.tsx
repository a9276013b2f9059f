import type { Certificate, VerificationEvent } from '@yichuang/contract/certificates/certificate';
import { View } from '@tarojs/components';
import { useCountdown } from '../appointments/use-countdown';
import { ReadAloud } from '../elder/ReadAloud';
import { open, paths } from '../paths';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/Icon';
import { Link } from '../ui/Link';
import { Tag } from '../ui/Tag';
import { CodeArea } from './code-area';
import { CodeRing } from './code-ring';
import type { OnShow } from './use-presentation';
import { VerificationRow } from './verification-row';
import { Watermark } from './watermark';
import { STATES } from './words';

type PaperProps = {
  certificate: Certificate | undefined;
  shown: OnShow;
  onRetry: () => void;
  onRenew: () => void;
  onOther: () => void;
};

function Head({ certificate }: { certificate: Certificate }) {
  const { text, tone, icon } = STATES[certificate.state];
  return (
    <View className="paper-head">
      <View className="grow">
        <View className="title-m">{certificate.name}</View>
        <View className="sub">
          <Facts facts={[certificate.holderMasked, certificate.numberMasked]} />
        </View>
      </View>
      <Tag tone={tone} icon={icon}>
        {text}
      </Tag>
    </View>
  );
}

function NextCode({ renewAt }: { renewAt: number | undefined }) {
  const seconds = useCountdown(renewAt);
  if (seconds === undefined) return null;
  return (
    <View className="paper-next">
      <CodeRing seconds={seconds} />
      <View>
        <View className="body strong">{seconds} 秒后自动换新码</View>
        <View className="sub">一码一次。截图发给别人，用不了</View>
      </View>
    </View>
  );
}

/** The white paper with the code. */
export function Paper({ certificate, shown, onRetry, onRenew, onOther }: PaperProps) {
  return (
    <View className="paper">
      {certificate && <Watermark holder={certificate.holderMasked} />}
      {certificate && <Head certificate={certificate} />}
      <CodeArea shown={shown} name={certificate?.name ?? '证照'} onRetry={onRetry} />
      <NextCode renewAt={shown.kind === 'code' ? shown.renewAt : undefined} />
      <View className="paper-links">
        <Link onPress={onOther} hasArrow>
          换一张证
        </Link>
        {shown.kind === 'code' && (
          <Link onPress={onRenew}>
            <View className="paper-renew">
              <Icon name="refresh" size={18} />
              立即换码
            </View>
          </Link>
        )}
      </View>
    </View>
  );
}

const spoken = (name: string) => `这是您的${name}。请把手机给工作人员扫一下。码会自己换新的。`;

/** 长辈版: the code, one sentence, and a voice. */
export function ElderPaper({ certificate, shown, onRetry }: Omit<PaperProps, 'onRenew' | 'onOther'>) {
  const name = certificate?.name ?? '证照';
  return (
    <>
      <View className="paper">
        {certificate && <Watermark holder={certificate.holderMasked} />}
        <View className="paper-elder title-m">{name}</View>
        <CodeArea shown={shown} name={name} onRetry={onRetry} />
        {shown.kind === 'code' && <View className="paper-elder body">给工作人员扫这个码</View>}
      </View>
      <View className="action-row">
        <ReadAloud text={() => spoken(name)} />
      </View>
    </>
  );
}

/** The last two looks, and the way to all of them. */
export function LastLooks({ id, events }: { id: string; events: readonly VerificationEvent[] }) {
  if (events.length === 0) return null;
  return (
    <Card isFlush>
      <View className="section-head">
        <View className="title-s">谁核验过</View>
        <Link onPress={() => open(paths.certificate(id))} hasArrow>
          全部
        </Link>
      </View>
      {events.map((event, at) => (
        <VerificationRow key={`${event.at} ${at}`} event={event} />
      ))}
    </Card>
  );
}
