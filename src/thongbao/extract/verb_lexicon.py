"""The words that tell what is to be done, and those that end a name."""

from typing import Final

from thongbao.extract.folding import folded_words
from thongbao.extract.name_lexicon import listed
from thongbao.extract.tokens import Lexicon, Tokens

_VERBS: Final = Lexicon(
    listed(
        """bám nắm|bắt giữ|bãi nhiệm|bàn bạc|bình xét|bình chọn|bồi hoàn|bổ trợ|cải tạo|can thiệp|cân nhắc|cấm
        |cấp đổi|chạy thử|chăm lo|chế biến|chỉ định|chỉ rõ|chuẩn hóa|chứng nhận|chứng thực|cổ vũ|cung ứng|cứu chữa
        |dập dịch|diễn tập|di chuyển|tháo dỡ|phá dỡ|dồn điền|dự trữ|dự phòng|đảm nhận|đảm trách|đáp ứng|đấu nối
        |đề cao|đề cử|đi đầu|định giá|đốc thúc|đối ứng|đóng cửa|đóng điện|đón tiếp|đứng ra|gặp gỡ|gia cường
        |gia tăng|giải đáp|giải thích|giao ban|giao lưu|góp ý|hạ mực nước|hậu kiểm|hòa mạng|hoán đổi|hoạch định
        |hoàn ứng|học tập|hợp nhất|huấn luyện|hủy bỏ|in ấn|kế thừa|kết thúc|kết hợp|kết nạp|khai giảng|khảo nghiệm
        |khánh thành|khích lệ|khôi phục|khuyến cáo|khử khuẩn|kích cầu|kích hoạt|kiểm chứng|kiểm dịch|ký số|lan tỏa
        |lát|lắp ráp|lập lại|lấy mẫu|liên thông|loại bỏ|luân phiên|miễn giảm|mở lớp|mở thầu|mô phỏng|mời thầu
        |nâng hạng|nêu rõ|nêu gương|ngăn ngừa|nhận diện|nuôi dưỡng|ổn định|ôn tập|phát triển|phân định|phân tuyến
        |phục dựng|phục hồi|phục vụ|phụ đạo|quảng cáo|quy tập|quyên góp|ra mắt|rút gọn|san lấp|sàng lọc|sát hạch
        |sinh hoạt|sưu tầm|tái lập|tái cơ cấu|tạm ứng|tăng ca|tăng tốc|tăng thời lượng|tập kết|tập luyện|tham quan
        |thay đổi|thăm dò|thắt chặt|theo sát|thể chế hóa|thông qua|thông tuyến|thông xe|thúc đẩy|thu mua|thu nhận
        |thu phí|thu dọn|thụ lý|thử nghiệm|thực hành|tiết giảm|tiêu độc|tiêu hủy|tinh giản|tính toán|tống đạt
        |tổng duyệt|trả kết quả|trang trí|tranh thủ|treo cờ|trích lập|triệt phá|triệu tập|trưng dụng|truy thu
        |truy tìm|tu sửa|tuân thủ|tuyên dương|hiệu chuẩn|thống kê|duyệt|trả|tuyển sinh|nâng|ủng hộ|vinh danh
        |xã hội hóa|xác lập
        |xác thực|xin phép|xóa bỏ|xuất cấp
        |xử trí|đồng hành|nắm bắt|chấp hành|chỉnh đốn|kê biên|thu giữ|tịch thu|khởi tố|lập biên bản|tạm đình chỉ
        |đình chỉ|gieo cấy|bón phân|phòng trừ|vun xới|đặt mua|hỗ trợ kỹ thuật|khẩn trương|mạnh dạn|linh hoạt
        |sáng tạo|nỗ lực|thường trực|nhất quán|đồng loạt|lần lượt|trước mắt|hằng ngày|chủ yếu|đặc biệt quan tâm
        |đặc biệt chú trọng|nghiêm cấm
        |bảo mật|cấp nước|đóng góp ý kiến|có công văn|có tờ trình|có thông báo|có hướng dẫn|có lộ trình|có chế tài
        |có đề xuất|chịu sự|thuộc phạm vi|trong phạm vi|theo lĩnh vực|theo phân cấp|theo nhiệm vụ|cơ bản|tự tổ chức
        |tự giác|tự rà soát|tự kiểm tra|sửa|dựng|phủ sóng|phủ xanh|tích cực|cơ cấu lại|nhân rộng|chủ trì
        |đồng chủ trì|phối hợp|tham mưu|tiếp tục|tổ chức|rà soát|kiểm tra|báo cáo|xây dựng|hướng dẫn|chỉ đạo
        |thực hiện|triển khai|đôn đốc|tập trung|tăng cường|chủ động|đẩy nhanh|đẩy mạnh|chuẩn bị|hoàn thành
        |hoàn thiện|hoàn chỉnh|hoàn tất|ban hành|trình|gửi|nghiên cứu|đề xuất|thẩm định|phê duyệt|giải quyết|xử lý
        |tổng hợp|theo dõi|giám sát|quản lý|bố trí|cân đối|cấp|phân bổ|giải ngân|thanh toán|quyết toán|bàn giao
        |tiếp nhận|nghiệm thu|khởi công|thi công|sửa chữa|nâng cấp|khắc phục|vận động|tuyên truyền|phổ biến
        |quán triệt|phân công|phân loại|thống kê|lập|soạn|soạn thảo|dự thảo|cập nhật|công khai|công bố|thông báo
        |đăng tải|niêm yết|đăng ký|thu|thu gom|thu hồi|thu thập|bồi thường|hỗ trợ|giúp|giúp đỡ|phát động|phát huy
        |phát hiện|ngăn chặn|phòng chống|phòng ngừa|đấu tranh|trấn áp|tuần tra|bảo đảm|đảm bảo|bảo vệ|duy trì
        |nâng cao|cải thiện|cải cách|sắp xếp|kiện toàn|thành lập|giải thể|sáp nhập|chấn chỉnh|khảo sát|đo đạc
        |kiểm kê|kiểm đếm|xác minh|xác định|xác nhận|xem xét|cho ý kiến|có ý kiến|có văn bản|có trách nhiệm
        |có phương án|có kế hoạch|có giải pháp|có biện pháp|có báo cáo|chịu trách nhiệm|đánh giá|phân tích|dự báo
        |cảnh báo|canh gác|lưu mẫu|lưu hồ sơ|dàn trang|cắt tỉa|chặt hạ|đốn hạ|chằng chống|bơm nước|khử trùng|tẩy uế
        |rắc vôi|tiêm chủng|cân đo
        |hội chẩn
        |chuyển tuyến|phát thuốc|ra đề|chấm bài|chấm thi|coi thi|dạy bù|ôn thi|học bù|thương thảo|đàm phán|ký hợp đồng
        |thanh lý hợp đồng|nhập kho|xuất kho|chốt sổ|khóa sổ|hoàn thuế|bán vé|soát vé|rà phá|giao quân|canh phòng
        |vây bắt|truy bắt|triệt xóa|khám nghiệm|trích xuất|nhập dữ liệu|bóc tách|đo kiểm|lắp dựng|cắt điện|bình ổn
        |niêm phong|dán tem|khoanh nợ|giãn nợ|hạ lãi suất|quét dọn|bỏ phiếu|chúc mừng|đón nhận|trao tặng|bốc dỡ
        |vớt rác|thả giống|xuống giống|làm đất|che phủ|khoan giếng|đấu mối|quay phim|dựng phim|ghi hình|viết tin|vá
        |đo vẽ|canh trực|dẫn dắt|sơ kết|tổng kết|chọn|lựa chọn|đấu thầu|đấu giá|mời|mời gọi|thu hút
        |kêu gọi|xúc tiến|cử|cử đi
        |đào tạo|bồi dưỡng|tập huấn|tuyển dụng|bổ nhiệm|luân chuyển|điều động|điều chuyển|điều chỉnh|bổ sung
        |sửa đổi|thay thế|bãi bỏ|chuyển|chuyển giao|chuyển đổi|áp dụng|ứng dụng|vận hành|khai thác|sử dụng|đầu tư
        |trồng|chăm sóc|tiêm phòng|phun|trực|ứng trực|túc trực|sơ tán|di dời|cứu trợ|ứng phó|sẵn sàng|huy động
        |lồng ghép|tích hợp|kết nối|số hóa|liên hệ|trao đổi|làm việc|làm rõ|làm tốt|làm|nắm|nắm chắc|nắm tình hình
        |giữ|giữ vững|giữ nguyên|bám sát|bám|căn cứ|dành|ưu tiên|quan tâm|chú trọng|lưu ý|rút kinh nghiệm|kiểm điểm
        |xem|đưa|đề nghị|yêu cầu|kiến nghị|lấy ý kiến|xin ý kiến|tham gia|tham khảo|thống nhất|quyết định|cho phép
        |cho chủ trương|gắn|gia hạn|kéo dài|rút ngắn|tháo gỡ|khơi thông|nạo vét|dọn dẹp|vệ sinh|tiến hành
        |thường xuyên|kịp thời|nghiêm túc|nhanh chóng|sớm|trực tiếp|quyết liệt|kiên quyết|phụ trách|đồng thời
        |đăng cai|tiếp thu|giải trình|trả lời|phúc đáp|đối thoại|tiếp|tiếp công dân|hòa giải|thanh tra|điều tra
        |truy quét|truy tố|xét xử|thi hành|tạm giữ|xử phạt|phạt|thu nợ|cưỡng chế|giải tỏa|giải phóng|giao|nhận|bàn
        |họp|chốt|chốt số liệu|quy hoạch|thiết kế|dự toán|khoanh nuôi|tưới|tiêu|tích nước|xả|điều tiết|gieo
        |gieo trồng|thu hoạch|tiêu thụ|quảng bá|giới thiệu|trưng bày|biểu dương|khen thưởng|tôn vinh|động viên|thăm
        |thăm hỏi|tặng|trao|chi trả|chi|trợ cấp|cấp phát|cấp phép|cấp giấy|hiệp thương|bầu|lên|lên phương án
        |lên kế hoạch|vào cuộc|cùng|nộp|kê khai|khai báo|truy xuất|kiểm soát|kiểm định|kiểm nghiệm|giám định
        |kiểm toán|xây|mở|mở rộng|mở các|tạo|tạo điều kiện|khuyến khích|tránh|hạn chế|giảm|giảm thiểu|tăng|phấn đấu
        |cam kết|ký|ký kết|ký cam kết|tham dự|dự|cung cấp|chia sẻ|công nhận|hoạt động|kiểm|soát xét|đề ra|tìm
        |tìm hướng|tìm kiếm|liên kết|sắp đặt|ước tính|cụ thể hóa|lượng hóa|hiện đại hóa|phân cấp|ủy quyền|ủy thác
        |nhắc nhở|phê bình|đặt|đặt hàng|vẽ|viết|biên soạn|biên tập|xuất bản|phát hành|phát|phát sóng|truyền thanh
        |đưa tin|thông tin|treo|lắp|lắp đặt|trang bị|mua|mua sắm|bán|thanh lý|cho thuê|thuê|tiết kiệm|cắt giảm
        |chống|tiếp cận|thí điểm|nhân|phân luồng|bảo trì|bảo dưỡng|duy tu|tu bổ|tôn tạo|trùng tu|gia cố|đắp|đào
        |san gạt|rào|cắm|cắm mốc|cắm biển|ghi|ghi nhận|thẩm tra|giám hộ|quản trị|điều hành|điều phối|đầu mối
        |làm đầu mối|kết luận|nhấn mạnh|cảm ơn|hoan nghênh|phải|cần|nên|hãy|không được|không để|tuyệt đối|sẽ
        |chấm dứt|dừng|tạm dừng|khởi động|bảo quản|lưu trữ|lưu giữ|chỉnh lý|chỉnh sửa|chỉnh trang|hiệu chỉnh
        |tổng rà soát|vận chuyển|phân phối|cứu nạn|cứu hộ|tổng vệ sinh|tham vấn|phản biện|chất vấn|tiếp xúc|ra quân
        |phát quang|đóng góp|đăng|giao nhiệm vụ|hằng tuần|hàng tuần|hằng tháng|hàng tháng|hằng quý|định kỳ|nhanh
        |khẩn|đi kiểm tra|xuống|cùng phối hợp|trên cơ sở|theo chức năng|theo thẩm quyền|theo quy định
        |thuộc thẩm quyền|hoàn trả|hoàn thổ|trích|vay|cho vay|hạch toán|đối chiếu|đối soát|rà|soát|khoanh vùng
        |xét nghiệm|khám|khám sàng lọc|cách ly|điều trị|phun thuốc|giãn cách|thay|nói|hiểu|đánh số|gắn biển|đặt tên
        |tra cứu|lắng nghe|tôn trọng|phản ánh|phản hồi|tư vấn|vận dụng|định hướng|hình thành|bứt phá|chào mừng
        |kỷ niệm|tri ân|viếng|thắp hương|đăng nhập|khai trương|cài đặt|nhập|nhập liệu|xuất|rà quét|làm sạch"""
    )
)

#: What begins like a verb and is a noun, or part of a name.
_NOT_VERBS: Final = Lexicon(
    listed(
        """dự án|chi nhánh|chi cục|chi bộ|chi hội|chi đoàn|chi phí|thu nhập|giao thông|giao dịch|trực thuộc|tiêu chuẩn
        |tiêu chí|thi đua|khai sinh|cấp cứu|cấp xã|cấp huyện|cấp tỉnh|cấp ủy|cấp trên|cấp thoát nước|phát thanh
        |phát sinh|bán trú|nhân dân|nhân lực|nhân sự|nhân viên|trồng trọt|kiểm lâm|kiểm ngư|kiểm sát|làm vườn
        |xuất khẩu|xuất nhập khẩu|nhập khẩu|xuất bản|bầu cử|xuống cấp|khám bệnh|khám chữa bệnh|giữ trẻ|đào tạo nghề
        |tiếp công dân|tìm kiếm cứu nạn|trao đổi hàng hóa|đặt cọc|viết tắt|ghi chú|bàn ghế|mua bán
        |thăm dò khoáng sản|cử tri|trình độ|trình tự|gắn bó|giữ chức|mở đầu|mở màn|tạo hình|vay vốn|lập pháp
        |lập trình|ký túc xá|ký sinh trùng|cử nhân|nắm tay|dừng chân|dừng đỗ|lập pháp|phun trào|trực tuyến
        |giao ban trực tuyến|họp phụ huynh|dự bị|cấp nước sạch|thu ngân sách"""
    )
)


class _Predicates:
    """The verbs without the nouns that begin like one."""

    __slots__ = ()

    @staticmethod
    def match(tokens: Tokens, at: int) -> int:
        """Return the token behind the longest verb that begins at ``at``; 0 when none does."""
        end = _VERBS.match(tokens, at)
        return 0 if end and _NOT_VERBS.match(tokens, at) > end else end


#: Verbs and adverbs that begin a predicate; behind an open name they end it.
PREDICATE: Final = _Predicates()

#: Those that are never part of a name: where one stands, the name before it has ended.
STRONG: Final = Lexicon(
    listed(
        """chủ trì|phối hợp|khẩn trương|tập trung|tiếp tục|tăng cường|chủ động|rà soát|báo cáo|tham mưu|đôn đốc
        |nghiêm túc|có trách nhiệm|chịu trách nhiệm|lập|cử|gửi|nộp|bố trí|hoàn thành|hoàn thiện|hoàn chỉnh|hoàn tất
        |đẩy nhanh|đẩy mạnh|kịp thời|quyết liệt|thường xuyên|phải|cần|sớm|trực tiếp|chỉ đạo|hướng dẫn|quán triệt
        |triển khai|thực hiện|tổ chức|chuẩn bị|cập nhật|tổng hợp|đề xuất|tiếp thu|khắc phục|chấp hành|tuân thủ
        |cam kết|đăng ký|công khai|niêm yết|sẵn sàng|huy động|vận động|phổ biến|nâng cao|bảo đảm|đảm bảo|quan tâm
        |chú trọng|ưu tiên|kiểm điểm|rút kinh nghiệm|giải quyết|bàn giao|thu hồi|sơ tán|di dời|kêu gọi|theo dõi
        |trực ban|túc trực|ứng trực|tuần tra|cắm|dừng|tạm dừng|chấm dứt|ban hành|phê duyệt|phân công|ký|thông báo
        |lấy ý kiến|bám sát|nắm|phát động|ra quân|duy trì|thành lập|kiện toàn|dọn dẹp|khơi thông|gia cố|tập huấn
        |đối chiếu|viết|treo|phun|nạo vét|chi trả|quyên góp|dự kiến|dự họp|dự sinh hoạt|tham dự|lãnh đạo|bổ sung
        |điều chỉnh|cân đối|giải trình|xác minh
        |làm rõ|làm tốt|hạn chế|không được|không để|tuyệt đối|tự tổ chức|tự rà soát|kiểm đếm|thống nhất
        |họp|lắp đặt|xây dựng kế hoạch|xây dựng phương án|xây dựng dự thảo|ký cam kết|di chuyển|đánh giá|nghiên cứu"""
    )
)
#: Behind a verb they show that it is one, and no part of a name: "quản lý chặt chẽ", "vận hành các trạm bơm".
MANNER: Final = Lexicon(
    listed(
        """chặt chẽ|tốt|nghiêm|hiệu quả|đầy đủ|triệt để|ngay|lại|đúng|an toàn|linh hoạt|quyết liệt|dứt điểm|kỹ|sát
        |các|những|việc|công tác|mọi|từng|toàn bộ|theo|để|nội dung|số liệu|nhân dân|người dân|tốt hơn|thông suốt"""
    )
)

#: Words that end an open name, whatever comes behind them.
STOPS: Final = frozenset(
    folded_words(
        """để với về trong tại theo từ cho đến tới trên khi nếu là được đã sẽ phải cần có không chưa nhằm do bởi nên mà
        như vào ra cùng còn bằng trước sau giữa dưới bị thì gồm nào này đó sớm ngay cũng vẫn đang hãy nêu của thuộc
        qua khẩn nghiêm làm lập cử trình gửi chậm xong những các mỗi từng hoặc bao nhất vì chỉ đều đóng nơi ở vừa
        tích xin chủ hết trừ kể cả luôn rất ít nhiều thật"""
    )
)
#: Words of two syllables whose second is one of those.
COMPOUND: Final = Lexicon(
    listed(
        """thiết bị|chuẩn bị|trang bị|dân chủ|hàng không|công trình|chương trình|quy trình|giáo trình|việc làm|bầu cử
        |di tích|diện tích|thành tích|tư nhân|cá nhân|công nhân|bệnh nhân|doanh nhân|quân nhân|trung cấp|sơ cấp
        |cao cấp|cung cấp|cầu treo
        |đường ống|cơ giới|khuyến mại|độc lập|công lập|tự lập|thống nhất|hợp nhất|phòng trừ|từ thiện|khu vực trong
        |ứng cử|sản xuất|lộ trình|hành trình|tín nhiệm|đối với|gắn với|bên trong|phân tích|cổ tích|không gian|bệnh không
        |nhà ở|nhật ký|chữ ký"""
    )
)
#: Capitalised words that are no part of a name: papers and the like.
PAPERS: Final = Lexicon(
    listed(
        """nghị quyết|quyết định|kế hoạch|chương trình|đề án|dự án|chỉ thị|công văn|thông báo|thông tư|nghị định
        |luật|kết luận|công điện|tờ trình|báo cáo|hướng dẫn|văn bản|quy chế|quy định|hội nghị|nhân dân|đại hội
        |phương án|ngày"""
    )
)

#: Before the name of the body that somebody stands for.
ON_BEHALF: Final = Lexicon(listed("đại diện|đại diện lãnh đạo|đại diện của"))
#: Before a giving verb: then it is told, not done, or a noun.
NOT_GIVEN: Final = frozenset(folded_words("đã được do bàn chuyển từng việc khi theo của nếu lý sau có vốn những"))

LEADING: Final = Lexicon(listed("chủ trì|đồng chủ trì|làm đầu mối|là đầu mối|làm chủ trì"))
TOGETHER: Final = Lexicon(
    listed(
        """phối hợp chặt chẽ với|phối hợp chặt chẽ cùng|cùng|phối hợp chặt chẽ|chủ trì cùng|chủ trì, cùng
        |chủ trì cùng với|chủ trì, cùng với|phối hợp cùng với|phối hợp với|phối hợp cùng|phối hợp|phối kết hợp với
        |phối kết hợp|phối hợp đồng bộ với|phối hợp tốt với|phối hợp hiệu quả với|cùng phối hợp với
        |phối hợp chặt chẽ, hiệu quả với|phối hợp kịp thời với|kết hợp với|cùng với|tổ chức làm việc với
        |phối hợp, hỗ trợ|chủ động phối hợp với|phối hợp, trao đổi với|phối hợp, thống nhất với
        |phối hợp thống nhất với"""
    ),
    loose=True,
)
DELIVER: Final = Lexicon(
    listed("""báo cáo|trình|gửi|gửi về|gửi cho|gửi đến|báo cáo về|báo cáo cho|gửi báo cáo|gửi báo cáo về
    |trình duyệt""")
)
#: Verbs whose object may be bodies: behind these a comma goes on with them.
HANDLES: Final = Lexicon(
    listed(
        """đôn đốc|hướng dẫn|yêu cầu|đề nghị|mời|giao|phân công|phân công cụ thể|kiểm tra|giám sát|hỗ trợ|gồm|chỉ đạo
        |lãnh đạo|lãnh đạo, chỉ đạo|chỉ đạo, đôn đốc|chỉ đạo, hướng dẫn|đôn đốc, hướng dẫn|hướng dẫn, đôn đốc"""
    ),
    loose=True,
)

#: What a leader does with a task without carrying it out.
SUPERVISE: Final = Lexicon(
    listed(
        """chỉ đạo|trực tiếp chỉ đạo|phụ trách|trực tiếp phụ trách|theo dõi|theo dõi, chỉ đạo|chỉ đạo trực tiếp
        |duyệt|theo dõi, đôn đốc|đôn đốc|đôn đốc, chỉ đạo|chỉ đạo, đôn đốc|chịu trách nhiệm chỉ đạo
        |kiểm tra, đôn đốc|giám sát|thường xuyên chỉ đạo|thường xuyên theo dõi|xem xét, chỉ đạo|trực tiếp theo dõi
        |theo dõi và chỉ đạo"""
    ),
    loose=True,
)

#: Openings of a sentence that tells and orders nothing.
BACKGROUND: Final = Lexicon(
    listed(
        """hiện nay|hiện tại|thời gian qua|trong thời gian qua|tuy nhiên|nhìn chung|qua báo cáo|qua kiểm tra
        |qua theo dõi|bên cạnh những kết quả|bên cạnh kết quả|tính đến|đến nay|kết quả|nguyên nhân|ghi nhận
        |đánh giá cao|biểu dương|hoan nghênh|trên đây là|cơ bản thống nhất với|cơ bản nhất trí với
        |trong những năm qua|vừa qua|những tháng đầu năm|đơn vị nào|cơ quan nào|địa phương nào|xã nào|phường nào
        |cá nhân nào|trường hợp nào|phê bình|theo báo cáo|theo đánh giá|mặc dù|trong 6 tháng đầu năm
        |trong 9 tháng đầu năm|6 tháng đầu năm|9 tháng đầu năm|trong tháng qua|nhận định|theo dự báo|dự báo
        |nếu để xảy ra|tập thể, cá nhân nào|tổ chức, cá nhân nào|cơ quan, đơn vị nào|hội nghị đã|hội nghị nghe
        |cuộc họp đã|sau khi nghe|dự họp có|tham dự có|thành phần|cùng dự|năm qua|công tác|tình hình|những kết quả"""
    ),
    loose=True,
)
#: Openings that speak of a thing and name nobody.
THING: Final = Lexicon(
    listed("""tài liệu|kinh phí|nguồn kinh phí|hồ sơ|thời gian|địa điểm|thành phần|hội nghị|cuộc họp|mọi vướng mắc""")
)
#: Those that tell even with a date in them.
REPORT: Final = Lexicon(
    listed(
        """hiện nay|hiện tại|thời gian qua|trong thời gian qua|nhìn chung|qua báo cáo|qua kiểm tra|qua theo dõi
        |đến nay|theo dự báo|theo báo cáo|theo đánh giá|vừa qua|năm qua|ghi nhận|đánh giá cao|biểu dương
        |hoan nghênh|nguyên nhân|dự báo|thông báo này|văn bản này|kết luận này|biên bản này|thông báo để
        |tại buổi làm việc
        |tại cuộc họp|tại hội nghị|tại phiên họp|tại buổi họp|xin thông báo
        |thừa lệnh|thừa ủy quyền"""
    )
)
#: Behind a subject: then the sentence tells of what is or was.
TOLD: Final = frozenset(folded_words("đã chưa được bị còn vẫn mới luôn là nào này trong có tại của nơi đang từng vừa"))

#: Openings of what is spoken about before it is decided: "Về đề nghị của … : Thống nhất …".
ABOUT: Final = Lexicon(listed("về|đối với|liên quan đến|liên quan|xét"))

#: Titles of parts that judge what was done; only open orders count there.
ASSESSING: Final = Lexicon(
    listed(
        """nhận định|dự báo|nhận định tình hình|đánh giá|kết quả|kết quả đạt được|tình hình|tồn tại|hạn chế|ưu điểm
        |khuyết điểm|nguyên nhân|những kết quả|về kết quả|về tình hình|về đánh giá|những tồn tại|những hạn chế
        |khó khăn|thuận lợi|bài học|thành phần"""
    ),
    loose=True,
)
