"""The words that names of bodies, groups and positions begin with."""

from typing import Final

from thongbao.extract.folding import folded_words
from thongbao.extract.tokens import Lexicon, Tokens


def listed(text: str) -> tuple[str, ...]:
    """Return the phrases of a text in which "|" stands between them."""
    return tuple(phrase.strip() for phrase in text.replace("\n", " ").split("|") if phrase.strip())


#: Heads that are a whole name by themselves; a level, a place or a field may follow.
_WHOLE: Final = Lexicon(
    listed(
        """bảo tàng|thư viện|agribank|vietinbank|BIDV|vietcombank|ban giám đốc|ban giám hiệu|ban lãnh đạo|chi ủy
        |đảng ủy cơ sở|ban an toàn giao thông|ban thi đua - khen thưởng|ban tiếp công dân|ban tôn giáo
        |ban bảo vệ, chăm sóc sức khỏe cán bộ|ban đại diện hội người cao tuổi|ban đại diện cha mẹ học sinh
        |ban giám sát đầu tư của cộng đồng|ban vận động|ban bảo vệ dân phố
        |lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở|tổ bảo vệ an ninh, trật tự|tổ liên gia
        |quỹ hỗ trợ nông dân|hội đồng nghĩa vụ quân sự|hội đồng giáo dục quốc phòng và an ninh
        |hội đồng phối hợp phổ biến, giáo dục pháp luật|hội đồng phổ biến giáo dục pháp luật|VP|CA|BCHQS
        |BCH quân sự|BCH QS|ủy ban quản lý vốn nhà nước tại doanh nghiệp|ủy ban chứng khoán nhà nước|ủy ban dân tộc
        |thủ tướng|thường trực chính phủ|ủy ban an toàn giao thông quốc gia|ủy ban thường vụ quốc hội
        |bộ tư lệnh cảnh sát biển|cảnh sát biển|văn phòng thường trực|tổ đại biểu|liên hiệp các tổ chức hữu nghị
        |liên hiệp các hội khoa học và kỹ thuật|liên hiệp hội|hội đồng đội|hội làm vườn|hội sinh vật cảnh
        |hội văn học nghệ thuật|ủy ban nhân dân|UBND|hội đồng nhân dân|HĐND|thường trực hội đồng nhân dân
        |thường trực HĐND|chính quyền|thường trực huyện ủy
        |thường trực tỉnh ủy|thường trực thành ủy|thường trực thị ủy|thường trực quận ủy|thường trực đảng ủy
        |ban thường vụ huyện ủy|ban thường vụ tỉnh ủy|ban thường vụ đảng ủy|ban thường vụ thành ủy
        |ban thường vụ thị ủy|thường trực UBND|thường trực ủy ban nhân dân|ban chấp hành đảng bộ|chi bộ|đảng bộ
        |công an|thanh tra|thanh tra giao thông|thanh tra xây dựng|cảnh sát giao thông|thanh tra nhà nước|kho bạc
        |kho bạc nhà nước|KBNN|bảo hiểm xã hội|BHXH|điện lực
        |công ty điện lực|bưu điện|bưu điện văn hóa|viễn thông|kiểm toán nhà nước|tòa án|tòa án nhân dân|TAND
        |viện kiểm sát
        |viện kiểm sát nhân dân|VKSND|cục thuế|chi cục thuế|thuế cơ sở|thuế|hải quan|chi cục hải quan|cục hải quan
        |quản lý thị trường|cục quản lý thị trường|chi cục quản lý thị trường|đội quản lý thị trường
        |bộ đội biên phòng|BĐBP|bộ chỉ huy bộ đội biên phòng|bộ chỉ huy BĐBP|ban chỉ huy bộ đội biên phòng
        |đồn biên phòng|bộ chỉ huy quân sự|bộ CHQS|ban chỉ huy quân sự|ban CHQS|ban chỉ huy phòng thủ khu vực
        |cục thống kê|chi cục thống kê|thống kê cơ sở|cục thi hành án dân sự|chi cục thi hành án dân sự
        |thi hành án dân sự|mặt trận tổ quốc|mặt trận tổ quốc việt nam|mặt trận|MTTQ|MTTQ việt nam
        |ủy ban mặt trận tổ quốc
        |ủy ban mặt trận tổ quốc việt nam|ban thường trực ủy ban mặt trận tổ quốc
        |ban thường trực ủy ban mặt trận tổ quốc việt nam|ban thường trực ủy ban MTTQ
        |ban thường trực ủy ban MTTQ việt nam|ủy ban MTTQ|ủy ban MTTQVN|ủy ban MTTQ việt nam|UBMTTQ|UBMTTQVN
        |UBMTTQ việt nam|UB MTTQ|UB MTTQ việt nam|liên đoàn lao động|LĐLĐ|công đoàn|công đoàn ngành|công đoàn trường
        |công đoàn cơ sở|công đoàn cơ quan
        |ban tổng giám đốc|ban kiểm soát|ban chủ nhiệm|thanh tra ngành
        |trung tâm học tập cộng đồng|đoàn thanh niên|đoàn TNCS hồ chí minh|đoàn thanh niên cộng sản hồ chí minh
        |tổ đề án 06|tổ công tác đề án 06|tổ triển khai đề án 06|đoàn trường|liên đội|đoàn cơ sở
        |đoàn xã|đoàn phường|hội nông dân|hội liên hiệp phụ nữ|hội LHPN
        |hội phụ nữ|hội cựu chiến binh|hội CCB|hội chữ thập đỏ|hội khuyến học|hội người cao tuổi|hội luật gia
        |hội nhà báo|hội đông y|hội nạn nhân chất độc da cam|hội cựu thanh niên xung phong|liên minh hợp tác xã
        |liên minh HTX|hiệp hội doanh nghiệp|hội doanh nghiệp|hội doanh nhân trẻ|đoàn đại biểu quốc hội|đoàn ĐBQH
        |hạt kiểm lâm|chi cục kiểm lâm|trạm kiểm lâm|vườn quốc gia|trạm y tế|trạm thú y|trung tâm y tế|TTYT
        |bệnh viện đa khoa|bệnh viện|ban quản lý|BQL|ban quản lý dự án|ban QLDA|BQLDA|BQL dự án|ban chỉ đạo|BCĐ|BCD
        |ban chỉ huy|BCH|ban tổ chức|ban dân tộc|ban tuyên giáo|ban tuyên giáo và dân vận|ban dân vận|ban nội chính
        |ban pháp chế|ban kinh tế - ngân sách|ban kinh tế|ban văn hóa - xã hội|ban kinh tế - xã hội|ban đô thị
        |ủy ban kiểm tra|UBKT|ban xây dựng đảng|tổ công tác|tổ giúp việc|tổ thẩm định|tổ chuyên viên
        |tổ công nghệ số cộng đồng|tổ tự quản|tổ quản lý trật tự xây dựng|đoàn kiểm tra|đoàn công tác
        |đoàn thanh tra|văn phòng|đài truyền thanh - truyền hình|đài PTTH|đài PT-TH|đài phát thanh - truyền hình
        |đài truyền thanh|đài khí tượng thủy văn|cổng thông tin điện tử|cổng TTĐT|ban thường vụ|ban chấp hành
        |ban cán sự đảng|đảng đoàn|báo và phát thanh, truyền hình|báo và đài phát thanh, truyền hình
        |báo và đài PTTH|ban công tác mặt trận|ban thanh tra nhân dân|bộ phận một cửa
        |bộ phận tiếp nhận và trả kết quả|trung tâm hành chính công|trung tâm phục vụ hành chính công
        |trung tâm PVHCC|ngân hàng nhà nước|ngân hàng chính sách xã hội|ngân hàng CSXH|NHCSXH
        |phòng giao dịch ngân hàng chính sách xã hội|phòng giao dịch NHCSXH|phòng giao dịch|trường chính trị
        |trung tâm chính trị
        |bộ tư lệnh|bộ tư lệnh quân khu|bộ chỉ huy|quân khu|tổ trưởng dân phố|viettel|vinaphone|mobifone|VNPT|EVN
        |tập đoàn viettel|tập đoàn VNPT|cấp ủy|chính phủ|thủ tướng chính phủ|quốc hội
        |văn phòng chính phủ|đội trật tự đô thị|đội quản lý trật tự đô thị|đội thanh tra xây dựng
        |hội đồng thẩm định|hội đồng tự đánh giá|hội đồng tuyển sinh|hội đồng nghiệm thu|hội đồng thanh lý
        |hội đồng kỷ luật|hội đồng thi|hội đồng coi thi|hội đồng chấm thi|hội đồng xét tặng
        |hội đồng tuyển dụng|hội đồng thi tuyển|hội đồng xét tuyển|hội đồng kiểm kê|hội đồng định giá
        |hội đồng đấu giá|hội đồng thẩm tra|hội đồng nâng lương|hội đồng xét nâng lương|hội đồng biên soạn
        |hội đồng tiêu hủy|hội đồng quản trị|hội đồng thành viên|hội đồng trường|hội đồng sáng kiến
        |hội đồng sư phạm|hội đồng xét tốt nghiệp|hội đồng tư vấn thuế|hội đồng xử lý tài sản|ủy ban bầu cử|ban bầu cử
        |tổ bầu cử|hội đồng giải phóng mặt bằng|hội đồng bồi thường
        |hội đồng bồi thường, hỗ trợ và tái định cư|hội đồng thi đua - khen thưởng|nhà thiếu nhi|nhà văn hóa"""
    ),
    loose=True,
)

#: Those whose words nothing may part: "tỉnh và Đoàn Thanh niên" is no "Tỉnh đoàn".
_CLOSE: Final = Lexicon(
    listed(
        """huyện đoàn|tỉnh đoàn|thành đoàn|thị đoàn|huyện đội|xã đội|đảng ủy|huyện ủy|tỉnh ủy|thành ủy|thị ủy|quận ủy"""
    )
)


class _WholeHeads:
    """Both kinds as one lexicon."""

    __slots__ = ()

    @staticmethod
    def match(tokens: Tokens, at: int) -> int:
        """Return the token behind the longest head that begins at ``at``; 0 when none does."""
        return max(_WHOLE.match(tokens, at), _CLOSE.match(tokens, at))


#: Heads that are a whole name by themselves; a level, a place or a field may follow.
WHOLE: Final = _WholeHeads()

#: Heads behind which the name of another body may stand: "Văn phòng UBND tỉnh", "Đảng ủy Công an tỉnh".
NESTING: Final = Lexicon(
    listed(
        """VP|văn phòng|thường trực|ban thường trực|chi nhánh|bộ tư lệnh|bộ chỉ huy|ban chỉ huy|ban đại diện
        |đảng ủy|thanh tra|phòng giao dịch|văn phòng thường trực|cơ quan thường trực|tổ giúp việc
        |bộ phận thường trực|ban quản lý|ban thường vụ|công đoàn|đoàn thanh niên|công an|trung tâm|báo
        |ban chấp hành|lãnh đạo"""
    )
)

#: Heads that need more words to be a name.
OPEN: Final = Lexicon(
    listed(
        """liên danh|liên danh nhà thầu|sở|phòng|P|nhóm|câu lạc bộ|nông trường
        |lâm trường|bến xe|cảng|cảng hàng không|ga|bộ môn|phân xưởng|xưởng|siêu thị|tòa giám mục|tòa soạn|nhà xuất bản
        |cơ sở cai nghiện|cơ sở|khu di tích|hải đội|chi hội|phân hội|phân viện|bưu cục|phòng khám|trại|trại giống
        |ban|bộ|cục|chi cục|tổng cục|vụ|viện|học viện
        |trung tâm|TT|trường
        |trạm|hội|hội đồng|đoàn|liên đoàn|liên minh|liên hiệp hội|liên hiệp các hội|hiệp hội|tổ|đội|hạt|đài|báo
        |công ty|công ty TNHH|công ty TNHH MTV|công ty cổ phần|công ty CP|tổng công ty|tập đoàn|quỹ|nhà máy
        |hợp tác xã|HTX|chi nhánh|bảo tàng|thư viện|đồn|ngân hàng|khu bảo tồn|cảng vụ|xí nghiệp|nhà hát|bộ phận
        |ủy ban|ban quản trị|trại giam|đại đội|tiểu đoàn|trung đoàn|sư đoàn|lữ đoàn|chi đoàn|ban giám hiệu|tiểu ban
        |khoa|khối|ngành|công chức|cán bộ|viên chức|phân hiệu|văn phòng đại diện"""
    )
)

#: Heads that are part of other words unless printed with a capital: "ban hành", "toàn bộ", "môi trường", "báo cáo".
CAPITAL_ONLY: Final = frozenset(
    word
    for phrase in listed(
        """P|nhóm|câu|ga|cảng|trại|xưởng|cơ|chợ|bến|khoa|tiểu|ban|bộ|cục|vụ|viện|trường|trạm|hội|đoàn|tổ|đội|hạt
        |đài|báo|quỹ|đồn|thuế|TT|khối
        |mặt trận
        |thanh tra|hải quan|viễn thông|phòng|sở|hội đồng|bộ phận"""
    )
    for word in folded_words(phrase)[:1]
)

_NOT_HEADS: Final = Lexicon(
    listed(
        """cơ sở vật chất|cơ sở pháp lý|cơ sở hạ tầng|cơ sở dữ liệu|cơ sở khoa học|cơ quan|cơ chế|cơ bản|cơ cấu
        |ban hành|ban bố|ban đầu|ban ngày|ban đêm|bộ máy|bộ đội|bộ tiêu chí|bộ thủ tục|bộ chỉ số|bộ luật|bộ môn
        |bộ sách|bộ hồ sơ|bộ công cụ|bộ dữ liệu|bộ câu hỏi|bộ quy tắc|bộ nhận diện|tổ chức|tổ quốc|tổ hợp|tổ tiên
        |hội nghị|hội thảo|hội thi|hội họp|hội chợ|hội nhập|hội trường|hội viên|hội đàm|hội thao|hội diễn|hội xuân
        |hội chẩn|hội tụ|đoàn kết|đoàn viên|đoàn thể|đội ngũ|đội hình|đội viên|báo cáo|báo động|báo chí|báo giá
        |báo hiệu|báo hỏng|báo điện tử|phòng chống|phòng ngừa|phòng trừ|phòng cháy|phòng bệnh|phòng dịch|phòng họp
        |phòng vệ|phòng hộ|phòng học|phòng thủ|phòng tránh
        |phòng là|sở hữu|sở thích|sở dĩ|trường hợp|trường học|trường lớp|trạm biến áp|trạm bơm|quỹ đất|quỹ nhà
        |quỹ tiền|quỹ lương|quỹ thời gian|vụ việc|vụ mùa|vụ án|vụ xuân|vụ đông|vụ hè|vụ thu|vụ chiêm|vụ lúa
        |vụ tai nạn|vụ cháy|viện dẫn|viện trợ|viện phí|thuế giá trị|thuế thu nhập|thuế suất|thuế đất|thuế sử dụng
        |thuế xuất|thuế nhập|thuế phí|thuế tài nguyên|thuế bảo vệ|khối lượng|khối u|khối phố|ngành nghề|ngành hàng
        |đài tưởng niệm|đồn điền|cục bộ|đoàn luật sư|công an nhân dân|bộ phận không|chính quyền số
        |chính quyền điện tử|chính quyền đô thị|chính quyền hai cấp|chính quyền địa phương 02 cấp
        |chính quyền địa phương hai cấp|chính quyền địa phương 2 cấp
        |thanh tra kiểm tra|kết luận thanh tra|văn phòng phẩm|bệnh viện dã chiến|trạm dừng nghỉ|trạm thu phí
        |trung tâm thương mại|trung tâm đô thị|trung tâm logistics
        |hội đồng nhân dân các cấp|tổ hòa giải|báo nguy|khoa học|khoa giáo"""
    )
)
_NOT_HEADS_WITH_COMMA: Final = Lexicon(
    listed("phòng, chống|phòng, trừ|phòng, ngừa|phòng, tránh|thanh tra, kiểm tra|thanh tra, giám sát"), loose=True
)


class _OtherWords:
    """What begins like a head and is another word, a comma between its parts or not."""

    __slots__ = ()

    @staticmethod
    def match(tokens: Tokens, at: int) -> int:
        """Return the token behind the longest such word that begins at ``at``; 0 when none does."""
        return max(_NOT_HEADS.match(tokens, at), _NOT_HEADS_WITH_COMMA.match(tokens, at))


#: What begins like a head and is another word: "Ban hành", "Tổ chức", "Hội nghị", "Phòng, chống", "Báo cáo".
NOT_HEADS: Final = _OtherWords()

#: Words for an area; with a name behind it an area is spoken of as its authority: "giao xã Suối Lạnh".
AREA: Final = Lexicon(
    listed(
        """xã|phường|thị trấn|huyện|thị xã|thành phố|quận|tỉnh|đặc khu|thôn|ấp|khóm|khu phố|tổ dân phố|bản|TP|TX|TT
        |huyện đảo|xã đảo|huyện biên giới|xã biên giới|huyện miền núi|xã miền núi|xã vùng cao|xã bãi ngang"""
    )
)
#: Areas that are no authority: spoken of as places only, unless somebody is given something.
HAMLET: Final = frozenset(folded_words("thôn ấp khóm bản làng"))

LEVEL: Final = Lexicon(
    listed(
        """tỉnh|huyện|xã|phường|thị trấn|thành phố|thị xã|quận|đặc khu|huyện đảo|xã đảo|huyện biên giới|xã biên giới
        |huyện miền núi|xã miền núi|trung ương|cấp tỉnh|cấp huyện|cấp xã
        |cấp trên|cấp cơ sở|khu vực|vùng|liên huyện|cơ sở|các cấp|hai cấp|quốc gia|việt nam|TP|nhà nước|địa phương"""
    )
)

#: Nouns of groups, behind "các", "những", "từng" and the like, and behind each other.
GROUP_NOUN: Final = Lexicon(
    listed(
        """trưởng thôn|trưởng bản|trưởng ấp|trưởng khu phố|tổ trưởng tổ dân phố|tổ trưởng dân phố|bí thư chi bộ
        |chủ công trình|chủ thể|chủ cơ sở|hiệu trưởng|vị đại biểu|vị|chủ đập|sở|ban|ngành|phòng|xã|phường|thị trấn
        |huyện|thị xã|thành phố|quận|tỉnh|đặc khu|thôn|bản|ấp|tổ dân phố|khu phố|khóm|cơ quan|đơn vị|địa phương
        |tổ chức|đoàn thể|hội|hội đoàn thể|hội quần chúng|lực lượng|thành viên|chủ đầu tư|nhà thầu|doanh nghiệp
        |công ty|trường|trường học|nhà trường|cơ sở giáo dục|cơ sở giáo dục đại học|cơ sở giáo dục nghề nghiệp
        |cơ sở y tế
        |cơ sở khám bệnh, chữa bệnh|cơ sở khám chữa bệnh|cơ quan báo chí|trung tâm y tế|trạm y tế|bệnh viện|trạm y tế
        |ban quản lý
        |ban quản lý dự án|ban QLDA|trung tâm|tổ công tác|đội|chi bộ|đảng bộ|đảng ủy|cấp ủy|cấp|đồng chí|phòng ban
        |ban ngành|sở ngành|ban đảng|phòng chuyên môn|ban chuyên môn|cá nhân|tổ|đoàn|chi cục|tiểu ban|đoàn kiểm tra
        |chính quyền|hợp tác xã|HTX|chủ rừng|chủ hồ|chủ hồ chứa|bộ|cục|công an|ban chỉ đạo|ban HĐND|tổ đại biểu
        |đại biểu|tập đoàn|tổng công ty|ngân hàng|khoa|bộ phận|hạt|trạm|viện|UBND|vụ|ủy ban nhân dân|văn phòng
        |quận-huyện|phường-xã|chuyên viên|công chức|viên chức|cán bộ|khối|nhà máy|nhà đầu tư|chi|liên danh
        |hộ kinh doanh|người lao động|chủ tàu|nhà mạng|ngân hàng thương mại|hãng"""
    )
)
PLURAL: Final = Lexicon(
    listed("""các|những|tất cả các|toàn bộ các|toàn thể|mỗi|từng|một số|tất cả|toàn bộ|hai|ba|bốn|năm|sáu|cả hai""")
)

#: Groups that are spoken of without "các".
BARE_GROUP: Final = Lexicon(
    listed(
        """cán bộ, công chức, viên chức, người lao động|cán bộ, công chức, viên chức và người lao động
        |cán bộ, công chức, người lao động|cán bộ, công chức, viên chức|cán bộ, công chức|công chức, viên chức
        |cán bộ, đảng viên|công chức, người lao động|chủ đầu tư|nhà thầu|đơn vị thi công|đơn vị tư vấn
        |tư vấn giám sát|cơ quan chức năng|ngành giáo dục|ngành giáo dục và đào tạo|ngành y tế|ngành nông nghiệp
        |ngành công an|ngành điện|ngành thuế|ngành văn hóa|cơ quan, đơn vị|cơ quan liên quan|đơn vị liên quan
        |đơn vị có liên quan|cơ quan, đơn vị liên quan|chính quyền địa phương|chính quyền cơ sở|sở, ban, ngành
        |sở ban ngành|sở, ngành|phòng, ban|xã, phường|thôn, bản|tổ chức, cá nhân|lực lượng chức năng
        |lực lượng công an|lực lượng quân sự|lực lượng vũ trang|lực lượng dân quân|khối nội chính
        |cơ quan thường trực|địa phương|cấp ủy, chính quyền|cấp ủy đảng|đơn vị quản lý vận hành|đơn vị vận hành
        |chủ rừng|lực lượng kiểm lâm|đơn vị chuyên môn|nhà đầu tư|ban ngành đoàn thể|ban, ngành, đoàn thể
        |đơn vị trúng thầu|đơn vị quản lý|xã, thị trấn|đơn vị tư vấn giám sát|đơn vị thiết kế|đơn vị giám sát
        |tư vấn thiết kế|nhà trường|đơn vị cung cấp dịch vụ|đơn vị quản lý hồ chứa|đơn vị sử dụng lao động
        |cơ quan soạn thảo|cơ quan thẩm định|cơ quan tham mưu|cơ quan báo chí|cơ quan hành chính các cấp
        |đơn vị thường trực|đơn vị sự nghiệp|chủ tàu|chủ hồ|giáo viên chủ nhiệm|cán bộ, giáo viên, nhân viên
        |cán bộ, giáo viên|giáo viên bộ môn|giáo viên|công chức|viên chức|nhân viên|thanh tra viên|dược sĩ
        |điều dưỡng|hộ lý|lái xe|bảo vệ cơ quan|thủ quỹ|thủ kho|kế toán trưởng|văn thư|kỹ thuật viên|trưởng khoa
        |già làng|trưởng thôn|trưởng ấp|trưởng khóm|trưởng khu phố|tổ trưởng dân phố|tổ trưởng tổ dân phố
        |trưởng bản|công chức pháp chế|người có uy tín|cộng tác viên
        |chủ các hồ chứa|chủ hồ chứa|chủ đập
        |chủ các hồ, đập
        |chủ các công trình|chủ các phương tiện|chủ phương tiện|chủ các tàu cá|chủ tàu cá|chủ các cơ sở|chủ cơ sở
        |chủ các nhà máy|chủ dự án|chủ các dự án|chủ doanh nghiệp|chủ rừng|chủ các lồng bè|chủ lồng bè
        |chủ quản lý hồ chứa|chủ sử dụng lao động"""
    ),
    loose=True,
)

#: What people are employed as: they are spoken to by their work alone.
JOB: Final = Lexicon(
    listed(
        """kế toán|lao công|tạp vụ|cấp dưỡng|nhân viên y tế|nhân viên y tế trường học|nhân viên y tế học đường
        |nhân viên thư viện
        |nhân viên thiết bị|nhân viên kế toán|nhân viên phục vụ|nhân viên bảo vệ|giám thị|bác sĩ trực|y sĩ
        |nữ hộ sinh|hộ sinh|tài xế|thợ điện|khuyến nông viên|thú y viên|nhân viên thú y|tổng phụ trách đội
        |tổng phụ trách|y tế thôn bản|cán bộ y tế|phụ trách kế toán|đội trưởng sản xuất|kỹ thuật viên|thư ký
        |quản đốc|quản đốc phân xưởng|trưởng ca|trưởng ca vận hành|nhân viên văn thư|nhân viên nấu ăn|thủ thư"""
    ),
    loose=True,
)
#: The same, that are verbs as often: "bảo vệ rừng".
JOB_OR_VERB: Final = Lexicon(listed("bảo vệ"))

#: Words behind a group that still belong to it.
GROUP_TAIL: Final = Lexicon(
    listed(
        """trực thuộc trung ương|cơ sở|ngầm|thủy lợi, thủy điện|thủy lợi|thủy điện|thông tin đại chúng|tín dụng
        |liên quan
        |có liên quan|chuyên môn|trực thuộc|chức năng|thành viên|tỉnh|huyện|thành phố|thị xã|xã|phường|quận
        |cấp tỉnh|cấp huyện|cấp xã|địa phương|trên địa bàn|trên địa bàn tỉnh|trên địa bàn huyện|trên địa bàn xã
        |trên địa bàn phường|trên địa bàn thành phố|trên địa bàn thị xã|trên địa bàn quận|nêu trên|nói trên|khác
        |còn lại|này|trên|ngành dọc|đóng trên địa bàn|trung ương|của tỉnh|của huyện|của thành phố|của xã|của phường
        |thuộc tỉnh|thuộc huyện|thuộc thành phố|thuộc UBND tỉnh|thuộc UBND huyện|thuộc UBND thành phố|thuộc UBND xã
        |thuộc UBND phường|thuộc xã|thuộc phường|trong tỉnh|trong huyện|trong thành phố|sự nghiệp
        |sự nghiệp công lập|chính trị - xã hội|chính trị xã hội|vũ trang|thi công|tư vấn|thụ hưởng|dự toán
        |hành chính|nhà nước|viễn thông|báo chí|truyền thông|khối huyện|khối tỉnh|thuộc khối|đoàn thể|quần chúng
        |kinh tế|đảng|tại địa phương|có tên|có tên trên|ven biển|ven sông|vùng cao|biên giới|miền núi|giáp ranh
        |giáp ranh với|tiếp giáp với|giáp với|vùng đệm|vùng lõi|trung tâm|nội thành|ngoại thành|vùng ven|đầu nguồn
        |hạ lưu|thượng nguồn|trong khu vực|trong vùng
        |vùng trũng|vùng thấp trũng|vùng trũng thấp|thấp trũng|vùng hạ du|vùng sạt lở
        |hạ du|phía nam|phía bắc|trọng điểm|quản lý dự án|có trách nhiệm liên quan|của HĐND|HĐND
        |của HĐND tỉnh|HĐND tỉnh|HĐND huyện|HĐND thành phố|HĐND xã|UBND tỉnh|UBND huyện|UBND thành phố|UBND xã
        |UBND phường|khối nông nghiệp|khối văn hóa - xã hội|khối kinh tế|khối nội chính|các dự án|các công trình
        |tỉnh, huyện|thành phố, quận|theo phân công|phụ trách địa bàn|phụ trách xã|phụ trách các xã|phụ trách cơ sở
        |lâm sàng|cận lâm sàng|chính trị|bảo trợ|thôn|bản|ấp|khóm|tổ dân phố|khu phố|khu dân cư|nông thôn|khu vực
        |tham mưu tổng hợp|tham mưu, giúp việc|tham mưu giúp việc|đại học"""
    ),
    loose=True,
)

#: Positions, behind which the body stands that the person heads.
POSITION: Final = Lexicon(
    listed(
        """trưởng thôn|trưởng bản|trưởng ấp|trưởng khu phố|trưởng khóm|tổ trưởng dân phố|tổ trưởng tổ dân phố
        |huyện ủy viên|tỉnh ủy viên|thành ủy viên|đảng ủy viên|chi ủy viên|chủ tịch|phó chủ tịch
        |phó chủ tịch thường trực|PCT|CT|PCT TT|giám đốc|phó giám đốc|tổng giám đốc|phó tổng giám đốc|thủ trưởng
        |trưởng|phó trưởng
        |phó|chánh|phó chánh|bí thư|phó bí thư|phó bí thư thường trực|hiệu trưởng|cục trưởng|chi cục trưởng
        |viện trưởng|vụ trưởng|hạt trưởng|đồn trưởng|đội trưởng|tổ trưởng|đoàn trưởng|trạm trưởng|chỉ huy trưởng
        |chính ủy|chính trị viên|chánh án|người đứng đầu|lãnh đạo|thành viên|ủy viên|chủ nhiệm|phó chủ nhiệm
        |bộ trưởng|thứ trưởng|trưởng ban|phó trưởng ban|kế toán trưởng
        |điều dưỡng trưởng|kỹ thuật viên trưởng|trưởng trạm|trưởng đoàn|phó cục trưởng
        |phó chi cục trưởng|phó hiệu trưởng|phó chánh văn phòng|người phát ngôn|công chức|cán bộ|chuyên viên|tổ phó
        |tập thể|đại biểu"""
    )
)
#: Positions of those who direct others: given something, they supervise it.
LEADER: Final = Lexicon(
    listed(
        """chủ tịch|phó chủ tịch|PCT|CT|bí thư|phó bí thư|ủy viên ban thường vụ|ủy viên BTV|ủy viên thường vụ
        |phó chủ tịch thường trực|phó bí thư thường trực|thường trực|trưởng ban chỉ đạo|phó trưởng ban chỉ đạo|giám đốc
        |phó giám đốc|tổng giám đốc|phó tổng giám đốc|cục trưởng|phó cục trưởng|chi cục trưởng|phó chi cục trưởng
        |hiệu trưởng|phó hiệu trưởng|viện trưởng|phó viện trưởng|trưởng ban|phó trưởng ban|bộ trưởng|thứ trưởng
        |phó thủ tướng|chỉ huy trưởng|lãnh đạo"""
    )
)
HONORIFIC: Final = Lexicon(
    listed(
        """PGS|GS|BSCKI|BSCKII
        |đồng chí|đ/c|đc|ông|bà|ông (bà)|các đồng chí|hai đồng chí|bác sĩ|BS|thạc sĩ|ThS|tiến sĩ|TS|kỹ sư|đại tá
        |thượng tá|trung tá|thiếu tá|đại úy|thượng úy|anh|chị|cô|thầy"""
    ),
    loose=True,
)
