// The window display's words in Chinese.

export const zh = {
  counter: "窗口",
  state: {
    calling: "请到本窗口",
    serving: "正在办理",
    free: "请稍候，马上叫号",
    paused: "暂停服务",
    "signed-out": "本窗口未开放",
    closed: "营业厅已闭厅",
  },
  elsewhere: "请留意大屏，到其他窗口办理",
  notLive: "暂停更新",
  notLiveHint: "请听工作人员叫号",
  connecting: "正在连接……",
} as const;
