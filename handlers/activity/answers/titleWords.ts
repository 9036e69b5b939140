/** 调研, 讲座 …: the words of a title that tell it from another. Pure. */
export const titleWords = (title: string): string[] => [
  ...new Set(
    title.match(/调研|视察|检查|培训|讲座|座谈|例会|学习|考察|会议|接待|慰问|宣讲|植树|列席|评议/g) ?? [],
  ),
]
