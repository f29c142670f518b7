// @ts-check
/** What the search page says.  The page may say otherwise: data-found="..." on the element of the results. */

const TEXTS = {
  searching: "Đang tìm…",
  found: "{n} bài có đủ các từ",
  near: "{n} bài gần đúng",
  none: "Không tìm thấy bài nào.",
  failed: "Không tải được một phần dữ liệu tìm kiếm, nên kết quả có thể thiếu.",
  outdated: "Kho vừa được cập nhật, còn trình duyệt giữ bản cũ của trang này; xin tải lại.",
  again: "Thử lại",
  pages: "Trang {page} / {last}",
  previous: "← Trang trước",
  next: "Trang sau →",
  paging: "Các trang kết quả",
  named: "Trang riêng",
  results: "Bài viết",
  articles: "{n} bài",
  undated: "Không rõ ngày",
  sort: "Sắp xếp",
  relevance: "Phù hợp nhất",
  newest: "Mới nhất",
  oldest: "Cũ nhất",
  province: "Tỉnh",
  year: "Năm",
  all: "Tất cả",
  suggestions: "Gợi ý",
  meant: "Có phải bạn tìm:",
  unknown: "Không có tỉnh hay cán bộ nào tên “{name}” trong kho.",
  official: "Cán bộ",
  everyone: "Bỏ chọn",
  nobody: "Không có cán bộ nào được nêu nhiều lần.",
  beyond: "và {n} bài khác có từ này; gõ thêm từ để tìm trong đó",
  "kind-official": "cán bộ",
  "kind-office": "chức vụ",
  "kind-province": "tỉnh",
  "kind-district": "huyện",
  "kind-word": "từ",
};

/** @typedef {keyof typeof TEXTS} TextName */
/** @typedef {(name: TextName, values?: Record<string, number>) => string} Say */

/** @param {HTMLElement} page @param {string} language for numbers @returns {Say} */
export const texts = (page, language) => (name, values = {}) =>
  (page.getAttribute(`data-${name}`) ?? TEXTS[name]).replace(/\{(\w+)\}/g, (all, key) => values[key]?.toLocaleString(language) ?? all);
