// The rating pad's words in Chinese.

export const zh = {
  welcome: "{{counter}} 号窗口",
  idle: "感谢您的光临",
  idleHint: "办完业务后，您可以在这里评价",
  ask: "刚才的服务，您满意吗？",
  free: "评价自愿，不评价也没关系",
  mark: { "1": "很不满意", "2": "不满意", "3": "一般", "4": "满意", "5": "非常满意" },
  why: "哪里可以做得更好？",
  whyHint: "可以多选，也可以不选",
  suggestion: "还想对我们说的话（可不填，请勿写姓名、电话等个人信息）",
  send: "提交",
  back: "重新选择",
  thanks: "谢谢您的评价",
  notSent: "没有提交成功，请再按一次",
  notLive: "评价器暂时连接不上，请直接告诉工作人员",
  connecting: "正在连接……",
} as const;
