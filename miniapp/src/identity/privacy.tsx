import { View } from '@tarojs/components';
import { useState } from 'react';
import { callPhone } from '../platform';
import { useSite } from '../site/site';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { PageShell } from '../ui/PageShell';
import { MyAgreement, PrivacyQuestion, type Question } from './my-agreement';
import { useUser } from './use-user';

/** What the law asks to be told before anything is collected (个人信息保护法 第十七条), in plain words. */
const CHAPTERS: readonly { title: string; lines: readonly string[] }[] = [
  {
    title: '我们收集什么，用来做什么',
    lines: [
      '姓名、身份证号：核对是不是您本人，办事时用。',
      '手机号：预约有变化时通知您。',
      '预约的事项、大厅和时间：给您留号、排队叫号。',
      '登录的设备和时间：您能看到谁在用您的账号。',
    ],
  },
  {
    title: '我们不做什么',
    lines: [
      '不看通讯录、相册和位置，除非您点了要用它们的按钮。',
      '不做广告，不卖信息。',
      '大厅屏幕上只有号，没有姓名。',
    ],
  },
  {
    title: '谁能看到',
    lines: [
      '办您这件事的窗口人员，看到的姓名和号码都遮住一部分。',
      '别的部门要用，须您同意或有法律规定，每次都记下来。',
    ],
  },
  {
    title: '存多久',
    lines: [
      '身份信息：账号注销后删除。',
      '预约记录：办完后按档案规定保存，到期删除。',
      '登录记录：至少 6 个月，这是网络安全法的要求。',
    ],
  },
  {
    title: '您能做什么',
    lines: [
      '在「我的」里看自己的信息，让别的设备退出登录。',
      '在本页下载我们存的您的信息、撤回同意、注销账号。注销后 15 天内再登录，就是不注销了。',
      '要更正或删除别的信息，打下面的电话，15 个工作日内答复。',
    ],
  },
];

export default function Privacy() {
  const { site } = useSite();
  const { user } = useUser();
  const [question, setQuestion] = useState<Question | undefined>(undefined);
  return (
    <PageShell
      title="隐私说明"
      overlay={<PrivacyQuestion question={question} onClose={() => setQuestion(undefined)} />}
    >
      {user && <MyAgreement onAsk={setQuestion} />}
      {CHAPTERS.map(({ title, lines }) => (
        <Card key={title} className="stack-tight">
          <View className="title-s" {...a11y({ role: 'heading' })}>
            {title}
          </View>
          {lines.map((line) => (
            <View key={line} className="body ink-700">
              {line}
            </View>
          ))}
        </Card>
      ))}
      {site && (
        <Button kind="s" icon="phone" onPress={() => callPhone(site.hotline)}>
          {site.hotlineName} {site.hotline}
        </Button>
      )}
    </PageShell>
  );
}
