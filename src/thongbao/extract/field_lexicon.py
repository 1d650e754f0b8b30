"""The fields that departments, committees, centres and societies are named after: they say where a name ends.

Those of the specialised agencies of provinces, districts and communes before 01/7/2025 and after it, of the ministries
and of the usual public centres. Marks and "và" between the words do not count. The list need not be complete.
"""

from typing import Final

from thongbao.extract.name_lexicon import listed
from thongbao.extract.tokens import Lexicon

FIELD: Final = Lexicon(
    listed(
        """cung ứng dịch vụ sự nghiệp công|văn hóa - thông tin - thể thao|dịch vụ kỹ thuật nông nghiệp
        |giống nông nghiệp|giống cây trồng|giống vật nuôi|giống thủy sản|nước sạch và vệ sinh môi trường nông thôn
        |quan trắc tài nguyên và môi trường|quan trắc môi trường|công nghệ thông tin và truyền thông
        |giám sát, điều hành thông minh|giám sát và điều hành đô thị thông minh|điều hành đô thị thông minh
        |điều hành thông minh|ứng dụng tiến bộ khoa học và công nghệ|ứng dụng khoa học và công nghệ|pháp y
        |cấp cứu 115|huấn luyện và thi đấu thể thao|bảo tồn di sản văn hóa|bảo tồn di tích|xúc tiến du lịch
        |quản lý giao thông công cộng|chăm sóc người có công|nuôi dưỡng người có công
        |tiêu chuẩn đo lường chất lượng|tiêu chuẩn, đo lường, chất lượng|văn thư - lưu trữ|quản lý đất đai
        |biển và hải đảo|khu du lịch|cửa khẩu|bến xe|vịnh|dịch vụ công ích đô thị|thi đua khen thưởng
        |bảo trợ người khuyết tật và trẻ mồ côi|kế hoạch hóa gia đình|quản lý ngân sách xã|kiểm tra, giám sát
        |xây dựng cơ bản|tài chính - ngân sách|kinh tế - xã hội|đầu tư công|thẩm định đầu tư|đăng ký kinh doanh
        |quản lý công sản|giá và công sản|tin học|tin học và thống kê|kiểm soát chi|thanh tra - kiểm tra
        |nghiệp vụ y|nghiệp vụ dược|giáo dục mầm non|giáo dục tiểu học|giáo dục trung học|giáo dục phổ thông
        |giáo dục chuyên nghiệp|chính trị tư tưởng|quản lý môi trường|khoáng sản|tài nguyên nước|đo đạc và bản đồ
        |quản lý khoáng sản|trồng trọt, chăn nuôi|quản lý rừng|bảo vệ rừng|sử dụng và phát triển rừng
        |kết cấu hạ tầng|kết cấu hạ tầng giao thông|vận tải và phương tiện|đăng ký xe|quản lý nhà|phát triển nhà
        |quy hoạch đô thị|người có công|trẻ em|bình đẳng giới|việc làm|việc làm - an toàn lao động
        |lao động - việc làm|bảo trợ xã hội và trẻ em|an toàn lao động|phòng, chống tệ nạn xã hội|thể dục thể thao
        |di sản văn hóa|nghệ thuật|gia đình|quản lý văn hóa|xây dựng nếp sống văn hóa và gia đình
        |bưu chính viễn thông|thông tin báo chí xuất bản|công chức, viên chức|xây dựng chính quyền
        |cải cách hành chính và văn thư lưu trữ|tổ chức biên chế|công tác thanh niên|tôn giáo - dân tộc
        |hành chính tư pháp|bổ trợ tư pháp|phổ biến giáo dục pháp luật|xây dựng và kiểm tra văn bản
        |kiểm tra văn bản|quản lý trật tự xây dựng đô thị|quản lý trật tự xây dựng|quản lý trật tự đô thị
        |trật tự xây dựng|quản lý thị trường|cảnh sát|đầu tư - hạ tầng|đầu tư và hạ tầng|thông tin duyên hải
        |đầu tư phát triển|phát triển đất|bảo lãnh tín dụng|bảo vệ và phát triển rừng|phòng, chống thiên tai
        |đền ơn đáp nghĩa|công trình giao thông|công trình dân dụng và công nghiệp
        |công trình nông nghiệp và phát triển nông thôn|công trình hạ tầng đô thị|hạ tầng đô thị|PCTT và TKCN
        |PCTT, TKCN và PTDS|PTDS|PCTT|ATGT|PCCC và CNCH|di tích lịch sử - văn hóa|danh lam thắng cảnh|nội vụ
        |tư pháp|tài chính|tài chính - kế hoạch|tài chính - kế toán|kế hoạch và đầu tư|kế hoạch - đầu tư
        |kế hoạch - tài chính|kế hoạch|công thương|nông nghiệp|nông nghiệp và phát triển nông thôn
        |nông nghiệp và PTNT|nông nghiệp và môi trường|nông nghiệp - môi trường|phát triển nông thôn
        |giao thông vận tải|giao thông|xây dựng|tài nguyên và môi trường|tài nguyên - môi trường
        |tài nguyên môi trường|thông tin và truyền thông|lao động - thương binh và xã hội
        |lao động thương binh xã hội|lao động|văn hóa|văn hóa và thể thao|văn hóa, thể thao và du lịch
        |văn hóa và thông tin|văn hóa - thông tin|văn hóa thông tin|văn hóa - xã hội|văn hóa, khoa học và thông tin
        |văn hóa, khoa học - thông tin|du lịch|khoa học và công nghệ|giáo dục và đào tạo|giáo dục - đào tạo
        |giáo dục|y tế|ngoại vụ|dân tộc|dân tộc và tôn giáo|tôn giáo|quy hoạch - kiến trúc|kiến trúc|kinh tế
        |kinh tế và hạ tầng|kinh tế - hạ tầng|kinh tế hạ tầng|kinh tế, hạ tầng và đô thị|kinh tế hạ tầng đô thị
        |quản lý đô thị|quản lý đô thị và môi trường|công chứng|thống kê|quốc phòng|công an|ngoại giao|tổng hợp
        |tổ chức cán bộ|tổ chức - hành chính|hành chính - quản trị|hành chính - tổ chức|hành chính - tổng hợp
        |hành chính tổng hợp|hành chính|kiểm soát thủ tục hành chính|pháp chế|đăng ký đất đai|phát triển quỹ đất
        |quỹ đất|dịch vụ nông nghiệp|khuyến nông|chăn nuôi và thú y|chăn nuôi, thú y|trồng trọt và bảo vệ thực vật
        |trồng trọt và chăn nuôi|thủy lợi|thủy sản|kiểm lâm|bảo vệ môi trường|bảo vệ thực vật|đê điều
        |đê điều và phòng chống thiên tai|quản lý đê điều và phòng chống thiên tai|giáo dục nghề nghiệp
        |thủy lợi và phòng, chống thiên tai|an toàn thực phẩm|an toàn vệ sinh thực phẩm|dân số
        |dân số - kế hoạch hóa gia đình|quản lý chất lượng nông lâm sản và thủy sản|quản lý chất lượng
        |giáo dục nghề nghiệp - giáo dục thường xuyên|giáo dục thường xuyên|văn hóa, thể thao và truyền thông
        |văn hóa, thông tin và thể thao|văn hóa - thể thao|truyền thông|truyền thông và văn hóa|công nghệ thông tin
        |chuyển đổi số|dịch vụ việc làm|công tác xã hội|bảo trợ xã hội|xúc tiến đầu tư|kiểm soát bệnh tật
        |xúc tiến đầu tư, thương mại và du lịch|xúc tiến đầu tư - thương mại - du lịch|khuyến công
        |khuyến công và tư vấn phát triển công nghiệp|trợ giúp pháp lý|dịch vụ công ích|cung ứng dịch vụ công
        |dịch vụ tổng hợp|dịch vụ sự nghiệp công|dịch vụ công|điều phối nông thôn mới|nông thôn mới
        |điều phối chương trình nông thôn mới|đầu tư xây dựng|dự án đầu tư xây dựng|các dự án đầu tư xây dựng
        |dự án đầu tư xây dựng công trình giao thông|dự án đầu tư xây dựng công trình dân dụng và công nghiệp
        |các công trình giao thông|các công trình giao thông và nông nghiệp|dân dụng và công nghiệp|khu kinh tế
        |dự án đầu tư xây dựng khu vực|các khu công nghiệp|khu công nghiệp|khu kinh tế và các khu công nghiệp
        |các khu công nghiệp và chế xuất|rừng phòng hộ|rừng đặc dụng|chợ|di tích
        |phòng, chống thiên tai và tìm kiếm cứu nạn
        |phòng chống thiên tai và tìm kiếm cứu nạn|phòng, chống thiên tai, tìm kiếm cứu nạn và phòng thủ dân sự
        |phòng thủ dân sự|phòng thủ dân sự, phòng chống thiên tai và tìm kiếm cứu nạn
        |ứng phó biến đổi khí hậu, phòng chống thiên tai và tìm kiếm cứu nạn|phòng chống dịch
        |phòng, chống dịch Covid-19|cải cách hành chính|xây dựng nông thôn mới|giải phóng mặt bằng
        |an toàn giao thông|các chương trình mục tiêu quốc gia|phòng, chống tham nhũng|phòng, chống tội phạm|389|35
        |1523|phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số|thi đua - khen thưởng|tham vấn
        |bầu cử|xây dựng đảng|tổ chức|kiểm tra|dân vận|tuyên giáo|tuyên giáo và dân vận|nội chính|công tác đại biểu
        |công tác hội đồng nhân dân|công tác quốc hội|thông tin, dân nguyện|dân nguyện|một cửa|tiếp công dân
        |tiếp nhận và trả kết quả|địa chính - xây dựng|địa chính|văn phòng - thống kê|tư pháp - hộ tịch|hộ tịch
        |địa chính - nông nghiệp - xây dựng và môi trường|địa chính - xây dựng - nông nghiệp và môi trường|nông dân
        |phụ nữ|cựu chiến binh|thanh niên|quân sự|biên phòng|cứu hỏa|cảnh sát giao thông
        |cảnh sát phòng cháy chữa cháy|cảnh sát PCCC|cảnh sát kinh tế|cảnh sát hình sự|an ninh mạng|an ninh|hậu cần
        |cứu nạn cứu hộ|quản lý xuất nhập cảnh|trật tự|xã hội|đô thị|tiểu học|trung học cơ sở|trung học phổ thông
        |mầm non|THCS|THPT|PTDTBT|PTDTNT|dân tộc nội trú|cao đẳng|đại học|trồng trọt|chăn nuôi|thú y|đường bộ
        |đường sắt|đường thủy nội địa|đăng kiểm|hàng hải|quản lý đường bộ|cấp nước|thoát nước|cấp thoát nước
        |môi trường đô thị|công trình đô thị|cây xanh|chiếu sáng|thủy nông|khai thác công trình thủy lợi
        |quản lý khai thác công trình thủy lợi|quản lý bảo trì đường bộ|vệ sinh môi trường
        |quản lý, khai thác công trình thủy lợi|thi hành án dân sự|khí tượng thủy văn|lưu trữ|lưu trữ lịch sử
        |bảo hiểm xã hội|chính sách xã hội|phát triển nông nghiệp|vật liệu xây dựng
        |quản lý nhà và thị trường bất động sản|phát triển đô thị|quản lý xây dựng|hạ tầng giao thông
        |quản lý vận tải|quản lý công nghiệp|quản lý thương mại|quản lý đầu tư|quản lý doanh nghiệp
        |quản lý ngân sách|quản lý giá - công sản|quản lý hạ tầng kỹ thuật|giám định xây dựng|hợp tác
        |hỗ trợ nông dân|chất lượng cao|hạ tầng kỹ thuật|quy hoạch|quy hoạch xây dựng|kiểm định chất lượng
        |kiểm định xây dựng|thanh tra|nghiệp vụ|quản lý dự án|bảo tồn|đối ngoại|quan hệ quốc tế|khám phá|thông tin
        |báo chí|xuất bản|bưu chính|tần số|kế hoạch tổng hợp|kế hoạch - nghiệp vụ|hành chính quản trị|điều dưỡng
        |dược|nội tổng hợp|kiểm soát nhiễm khuẩn|vật tư - thiết bị y tế|vật tư thiết bị|cấp cứu|khám bệnh|đào tạo
        |quản lý đào tạo|công tác sinh viên|khảo thí và đảm bảo chất lượng|tuyên truyền|an ninh, trật tự và y tế
        |khoa học công nghệ|khoa học công nghệ và môi trường|khoa học, công nghệ và môi trường
        |quản lý đầu tư xây dựng|quản lý xây dựng công trình|tài chính kế toán|vật tư thiết bị y tế|xét nghiệm
        |khu công nghệ cao|khu công nghệ thông tin|khu nông nghiệp công nghệ cao|cụm công nghiệp|các cụm công nghiệp
        |khu công nghệ cao và các khu công nghiệp|các cửa khẩu|các bến xe|khu liên hợp thể thao|hồi sức tích cực
        |hồi sức cấp cứu|ngoại tổng hợp|chẩn đoán hình ảnh|công tác chính trị và quản lý sinh viên
        |chuyển đổi số cộng đồng|di tích danh thắng|di tích và danh thắng|chính trị, tư tưởng
        |phòng, chống dịch|phòng, chống dịch bệnh|phòng, chống ma túy|phòng, chống cháy nổ|phòng cháy, chữa cháy
        |phòng, chống buôn lậu|phòng, chống lụt bão|phòng, chống bão lũ|phòng, chống AIDS, ma túy, mại dâm
        |phòng, chống tội phạm, tệ nạn xã hội|cảnh sát điều tra|cảnh sát điều tra tội phạm về ma túy
        |cảnh sát điều tra tội phạm về trật tự xã hội
        |cảnh sát điều tra tội phạm về kinh tế, tham nhũng|cảnh sát môi trường|cảnh sát khu vực|cảnh sát trật tự
        |cảnh sát cơ động
        |cảnh sát thi hành án hình sự và hỗ trợ tư pháp|cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ
        |đề án 06|phong trào toàn dân đoàn kết xây dựng đời sống văn hóa|phong trào toàn dân bảo vệ an ninh tổ quốc
        |bồi thường giải phóng mặt bằng|bồi thường, giải phóng mặt bằng
        |dịch vụ đấu giá tài sản|đấu giá tài sản
        |cảnh sát quản lý hành chính|cảnh sát quản lý hành chính về trật tự xã hội|kỹ thuật tài nguyên và môi trường
        |kỹ thuật môi trường|hợp tác quốc tế|giám sát, điều hành đô thị thông minh|an ninh trật tự
        |lễ tân|nhân sự|nội dung|khánh tiết
        |an ninh, trật tự"""
    ),
    loose=True,
)
