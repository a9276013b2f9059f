import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useElder } from '../elder/elder';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Field } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { CallButton, Failure } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { useFileCheck } from './api';
import { longDate } from '@yichuang/contract/calendar';

const LETTERS = 12;

/** `ab12cd34ef56` → `AB12-CD34-EF56`, at every letter typed. */
export const asCode = (text: string): string =>
  (
    text
      .replace(/[^0-9A-Za-z]/g, '')
      .toUpperCase()
      .slice(0, LETTERS)
      .match(/.{1,4}/g) ?? []
  ).join('-');

type Found = NonNullable<ReturnType<typeof useFileCheck>['data']>;

function Verdict({ found: { isGenuine, name, purpose, expiresOn } }: { found: Found }) {
  return (
    <Card className={`stack ${isGenuine ? 'box-green' : 'box-red'}`}>
      <View className="row" {...a11y({ role: 'status', live: 'polite' })}>
        <Icon name={isGenuine ? 'ok' : 'stop'} size={40} className={isGenuine ? 'green' : 'red'} />
        <View className="title-m grow">{isGenuine ? '是真的，我们发过这份文件' : '查不到这份文件'}</View>
      </View>
      {isGenuine ? (
        <>
          {name !== undefined && <View className="body">文件：{name}</View>}
          {purpose !== undefined && <View className="body">仅用于：{purpose}</View>}
          {expiresOn !== undefined && (
            <View className="body">
              有效期到：{longDate(expiresOn)}，{expiresOn.slice(0, 4)} 年
            </View>
          )}
          <View className="body">请对照纸上的内容和用途。内容不一样，或用在别处，就不要收。</View>
        </>
      ) : (
        <>
          <View className="body">先对着纸上再输一遍。还是查不到，就不要当真，请对方当面「亮证」。</View>
          <View className="action-row">
            <CallButton />
          </View>
        </>
      )}
    </Card>
  );
}

/** Anybody who was handed a PDF of ours: whether it is ours, what for, until when. Nobody's name. */
export default function CheckFile() {
  const { code: given = '' } = useRouter().params;
  const isElder = useElder((state) => state.isElder);
  const [code, setCode] = useState(() => asCode(decodeURIComponent(given)));
  const [error, setError] = useState<string>();
  const check = useFileCheck();
  const edit = (text: string) => {
    setCode(asCode(text));
    setError(undefined);
    if (!check.isIdle) check.reset();
  };
  const submit = () => {
    const typed = code.replaceAll('-', '').length;
    if (typed < LETTERS) setError(`校验码应是 ${LETTERS} 位，现在是 ${typed} 位`);
    else check.mutate(code);
  };
  return (
    <PageShell title="查文件真伪" bar={isElder && <ElderPhoneBar />}>
      <View className="body ink-700">别人给您一份 PDF，输上面的校验码，看是不是真的。</View>
      <Card className="stack">
        <Field
          label="校验码"
          hint="在文件底部，像 XXXX-XXXX-XXXX"
          value={code}
          maxLength={LETTERS + 2}
          onChange={edit}
          onConfirm={submit}
          error={error}
        />
        <Button busy={check.isPending && '正在查…'} onPress={submit}>
          查真伪
        </Button>
      </Card>
      {check.isError && <Failure error={check.error} onRetry={submit} />}
      {check.data && <Verdict found={check.data} />}
    </PageShell>
  );
}
